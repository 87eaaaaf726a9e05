package io.wayline.journey.engine.sandbox;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

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
        decisions.setFeelEngineFactory(PlainFeel::new);
        ExactNumbers.in(decisions.getTransformer().getDataTypeTransformerRegistry());
        decisions.setElProvider(expression -> {
            throw new ProcessEngineException("A decision's cell is in FEEL, and in no other language");
        });
        return decisions;
    }
}
