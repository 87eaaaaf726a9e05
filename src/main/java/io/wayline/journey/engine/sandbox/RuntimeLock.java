package io.wayline.journey.engine.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import io.wayline.journey.model.xml.PlainXml;
import io.wayline.journey.model.xml.Words;

/**
 * Locks an engine before it is built: no beans but the steps, no classes, no scripts, no functions, no Java
 * serialisation, no endless work. Holds even where the first lock has been passed.
 */
public final class RuntimeLock {

    private RuntimeLock() {}

    /**
     * @param steps the beans that a diagram may name
     * @param mostElements how many elements of a diagram may be entered in one transaction
     * @param limits what one customer’s way may do in all its transactions
     */
    public static void on(
            ProcessEngineConfigurationImpl engine,
            Map<Object, Object> steps,
            JourneyNames names,
            int mostElements,
            InstanceLimits limits) {
        var limit = new WorkLimit(mostElements, limits);
        engine.setBpmnParseFactory(parser -> new LockedParse(parser, steps, limit));
        engine.setCustomSessionFactories(List.of(new WorkDone.Factory()));
        engine.setExpressionManager(new SafeExpressions(steps, names));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setArtifactFactory(new NoClasses());
        engine.setDmnEngineConfiguration(decisions());
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableXxeProcessing(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDefaultSerializationFormat("application/json");
        engine.setImplicitVariableUpdateDetectionEnabled(false);
    }

    private static DefaultDmnEngineConfiguration decisions() {
        var decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setTransformer(new PlainDecisions());
        decisions.setFeelEngineFactory(PlainFeel::new);
        ExactNumbers.in(decisions.getTransformer().getDataTypeTransformerRegistry());
        decisions.setElProvider(expression -> {
            throw new ProcessEngineException("A decision's cell is in FEEL, and in no other language");
        });
        return decisions;
    }

    /** Reads of a decision only what means something, as {@link LockedParse} does of a diagram. */
    private static final class PlainDecisions extends DefaultDmnTransformer {

        @Override
        public DmnTransform createTransform() {
            return new DefaultDmnTransform(this) {

                @Override
                public DmnTransform modelInstance(InputStream written) {
                    try {
                        var text = new String(written.readAllBytes(), StandardCharsets.UTF_8);
                        var plain = PlainXml.of(text, Words.DECISION);
                        return super.modelInstance(new ByteArrayInputStream(plain.getBytes(StandardCharsets.UTF_8)));
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                }
            };
        }
    }
}
