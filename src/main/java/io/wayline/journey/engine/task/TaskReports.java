package io.wayline.journey.engine.task;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.reference.References;
import io.wayline.journey.step.StepReservation;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

/**
 * Tells of every task of a person. The listeners are built in: whoever ends an instance and asks the engine to skip
 * listeners cannot skip these.
 */
@Component
public class TaskReports extends AbstractBpmnParseListener {

    private static final List<String> EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private static final int HIGHEST_PRIORITY = 100;

    private final ObjectProvider<TaskObserver> observer;
    private final ObjectProvider<StepReservation> holds;
    private final References references;

    TaskReports(ObjectProvider<TaskObserver> observer, ObjectProvider<StepReservation> holds, References references) {
        this.observer = observer;
        this.holds = holds;
        this.references = references;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
        var definition = ((UserTaskActivityBehavior) task.getActivityBehavior()).getTaskDefinition();
        // the check lets one queue through, as plain text or a variable; reading it here saves asking the database for
        // it
        var queue = definition.getCandidateGroupIdExpressions().stream()
                .map(Expression::getExpressionText)
                .findFirst()
                .orElse("");
        EVENTS.forEach(event ->
                definition.addBuiltInTaskListener(event, told -> tell(told, queue, definition.getDueDateExpression())));
        about(element)
                .ifPresent(about -> EVENTS.forEach(
                        event -> definition.addBuiltInTaskListener(event, told -> tellWhoHolds(told, about))));
    }

    /** The variable that names what the task is about. */
    private static Optional<String> about(Element task) {
        return Stream.ofNullable(task.element("extensionElements"))
                .flatMap(each -> Stream.ofNullable(each.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties")))
                .flatMap(each -> each.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream())
                .filter(property -> Property.ABOUT.key().equals(property.attribute("name")))
                .map(property -> property.attribute("value").strip())
                .findFirst();
    }

    private void tellWhoHolds(DelegateTask task, String about) {
        holds.orderedStream().filter(hold -> hold.about().equals(about)).forEach(hold -> {
            switch (task.getEventName()) {
                case TaskListener.EVENTNAME_CREATE ->
                    Optional.ofNullable(task.getVariable(about))
                            .flatMap(held -> hold.taskCameUp(references.inFull(held.toString()), task.getId()))
                            .ifPresent(assignee -> observer.getObject().isOf(task.getId(), assignee));
                case TaskListener.EVENTNAME_COMPLETE ->
                    hold.taskCompleted(
                            task.getId(), task.getVariable(hold.result()) instanceof String word ? word : null);
                case TaskListener.EVENTNAME_DELETE -> hold.taskWithdrawn(task.getId());
                default -> {
                    // a change of the task changes nothing of what is held
                }
            }
        });
    }

    private void tell(DelegateTask task, String queue, @Nullable Expression due) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE ->
                observer.getObject().cameUp(snapshot(task, queue, written(due, task)));
            case TaskListener.EVENTNAME_UPDATE -> observer.getObject().changed(snapshot(task, queue, null));
            case TaskListener.EVENTNAME_COMPLETE -> observer.getObject().completed(task.getId());
            default ->
                observer.getObject().withdrawn(task.getId(), Objects.requireNonNullElse(task.getDeleteReason(), ""));
        }
    }

    private static TaskObserver.Snapshot snapshot(DelegateTask task, String queue, @Nullable String dueWritten) {
        return new TaskObserver.Snapshot(
                task.getId(),
                ((ExecutionEntity) task.getExecution()).getRootProcessInstanceId(),
                task.getProcessDefinitionId(),
                task.getTaskDefinitionKey(),
                Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                queue(task, queue),
                priority(task),
                task.getCreateTime().toInstant(),
                instant(task.getDueDate()),
                dueWritten,
                instant(task.getFollowUpDate()));
    }

    private static String queue(DelegateTask task, String drawn) {
        return drawn.startsWith("${")
                ? Objects.toString(
                        task.getVariable(drawn.substring(2, drawn.length() - 1).strip()), "")
                : drawn;
    }

    /** A variable may say any number, and tasks are put in order by 0 to 100. */
    private static int priority(DelegateTask task) {
        return Math.max(0, Math.min(task.getPriority(), HIGHEST_PRIORITY));
    }

    private static @Nullable String written(@Nullable Expression due, DelegateTask task) {
        return due != null && due.getValue(task) instanceof String text ? text : null;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
