package io.wayline.journey.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The journeys that can be entered now, and every version that still has customers on the way. A version never changes,
 * so it is read once; which version is the latest is looked up again every two seconds, so that a node hears of a
 * version that another node published.
 */
@Component
public class JourneyModels {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final RepositoryService repository;
    private final Clock clock;
    private final Map<String, JourneyModel> versions = new ConcurrentHashMap<>();
    private volatile @Nullable Latest latest;

    JourneyModels(RepositoryService repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The latest version of every journey, by key. */
    public Collection<JourneyModel> latest() {
        var known = latest;
        var now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            var models =
                    repository
                            .createProcessDefinitionQuery()
                            .latestVersion()
                            .orderByProcessDefinitionKey()
                            .asc()
                            .list()
                            .stream()
                            .map(definition -> versions.computeIfAbsent(definition.getId(), id -> read(definition)))
                            .toList();
            known = new Latest(models, now);
            latest = known;
        }
        return known.models();
    }

    /** The journeys that an event of this type starts. */
    public List<JourneyModel> startedBy(String type) {
        return latest().stream()
                .filter(model -> model.startedBy().contains(type))
                .toList();
    }

    /** The version with this id, whether or not it is the latest. */
    public JourneyModel version(String definition) {
        return versions.computeIfAbsent(definition, id -> read(repository.getProcessDefinition(id)));
    }

    /** Makes the next look see what was deployed a moment ago. */
    void forget() {
        latest = null;
    }

    private JourneyModel read(ProcessDefinition definition) {
        var model = repository.getBpmnModelInstance(definition.getId());
        var process = model.getModelElementsByType(Process.class).stream()
                .filter(each -> each.getId().equals(definition.getKey()))
                .findFirst()
                .orElseThrow();
        var starts = process.getChildElementsByType(StartEvent.class).stream()
                .flatMap(start -> start.getEventDefinitions().stream())
                .filter(MessageEventDefinition.class::isInstance)
                .map(each -> ((MessageEventDefinition) each).getMessage().getName())
                .collect(Collectors.toUnmodifiableSet());
        return new JourneyModel(
                definition.getId(),
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                starts,
                listensTo(model),
                labels(model),
                reEntry(process));
    }

    /** Boundary events, catch events, event sub-processes, and receive tasks; a start of the journey alone does not count. */
    private static Set<String> listensTo(BpmnModelInstance model) {
        var caught = model.getModelElementsByType(MessageEventDefinition.class).stream()
                .filter(each -> !(each.getParentElement() instanceof StartEvent start
                        && start.getParentElement() instanceof Process))
                .map(each -> each.getMessage().getName());
        var received = model.getModelElementsByType(ReceiveTask.class).stream()
                .map(each -> each.getMessage().getName());
        return Stream.concat(caught, received).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> labels(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getName() != null)
                .collect(Collectors.toUnmodifiableMap(FlowNode::getId, FlowNode::getName));
    }

    private static ReEntry reEntry(Process process) {
        var extensions = process.getExtensionElements();
        if (extensions == null) {
            return ReEntry.ONCE;
        }
        return extensions.getElementsQuery().list().stream()
                .flatMap(each -> each.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> "reEntry".equals(property.getCamundaName()))
                .map(property -> ReEntry.parse(property.getCamundaValue()))
                .findFirst()
                .orElse(ReEntry.ONCE);
    }

    private record Latest(List<JourneyModel> models, Instant at) {}
}
