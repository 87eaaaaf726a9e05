package io.wayline.journey.engine;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Tells whoever starts a journey of its instance before the first step is taken. */
@Component
public class StartListener extends AbstractBpmnParseListener {

    private final ThreadLocal<Consumer<String>> asked = new ThreadLocal<>();

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        processes.forEach(process -> process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> tell(execution.getProcessInstanceId())));
    }

    /**
     * Starts one journey.
     *
     * @param began hears the process instance id, in the engine's transaction; journeys that this one calls are not told
     */
    <T> T telling(Consumer<String> began, Supplier<T> start) {
        asked.set(began);
        try {
            return start.get();
        } finally {
            asked.remove();
        }
    }

    private void tell(String instance) {
        var began = asked.get();
        if (began != null) {
            asked.remove();
            began.accept(instance);
        }
    }
}
