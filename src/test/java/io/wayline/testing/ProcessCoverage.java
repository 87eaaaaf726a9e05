package io.wayline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;

/**
 * Notes every node and arrow that a token takes in any test, one file for each process that runs tests in
 * {@code target/process-coverage}, one line for each: the journey's key and the element's id. The build makes a report of
 * its own files at its end.
 */
public final class ProcessCoverage extends AbstractBpmnParseListener {

    public static final Path FOLDER = Path.of("target", "process-coverage");

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Path file = FOLDER.resolve(
            "%s-%d.txt".formatted(ofThisBuild(), ProcessHandle.current().pid()));

    private ProcessCoverage() {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How the names of its files begin. */
    public static String ofThisBuild() {
        return "visits-"
                + System.getProperty(ApplicationStarts.BUILD, "by-hand").replaceAll("[^0-9A-Za-z]", "");
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        processes.forEach(process -> listen(process.getKey(), process));
    }

    private void listen(String key, PvmScope scope) {
        for (var activity : scope.getActivities()) {
            on(activity, ExecutionListener.EVENTNAME_START, key, activity.getId());
            activity.getOutgoingTransitions()
                    .forEach(arrow -> on(arrow, ExecutionListener.EVENTNAME_TAKE, key, arrow.getId()));
            listen(key, activity);
        }
    }

    private void on(Object element, String happening, String key, String id) {
        ((CoreModelElement) element)
                .addBuiltInListener(happening, (ExecutionListener) execution -> note(key + " " + id));
    }

    private void note(String line) {
        if (taken.add(line)) {
            try {
                Files.writeString(file, line + "\n", UTF_8, APPEND);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Made with the first engine, because whoever only reads the notes makes none. */
    private static final class Notes {

        static final ProcessCoverage OF_THIS_JVM = new ProcessCoverage();
    }

    /** Lets the engine of a test tell what is taken. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Setup {

        @Bean
        static BeanPostProcessor notingEngine() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (bean instanceof ProcessEngineConfigurationImpl engine) {
                        var listeners = new ArrayList<>(engine.getCustomPostBPMNParseListeners());
                        listeners.add(Notes.OF_THIS_JVM);
                        engine.setCustomPostBPMNParseListeners(listeners);
                    }
                    return bean;
                }
            };
        }
    }
}
