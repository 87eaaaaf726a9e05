package io.wayline.journey.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

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

/**
 * Tells of every task of a person. The listeners are built in: whoever ends an instance and asks the engine to skip
 * listeners cannot skip these.
 */
@Component
class TaskReports extends AbstractBpmnParseListener {

    private static final List<String> EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final ObjectProvider<TaskObserver> observer;

    TaskReports(ObjectProvider<TaskObserver> observer) {
        this.observer = observer;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
        var definition = ((UserTaskActivityBehavior) task.getActivityBehavior()).getTaskDefinition();
        // the check lets one queue through, as plain text; reading it here saves asking the database for it
        var queue = definition.getCandidateGroupIdExpressions().stream()
                .map(Expression::getExpressionText)
                .findFirst()
                .orElse("");
        EVENTS.forEach(event -> definition.addBuiltInTaskListener(event, told -> tell(told, queue)));
    }

    private void tell(DelegateTask task, String queue) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> observer.getObject().cameUp(told(task, queue));
            case TaskListener.EVENTNAME_UPDATE -> observer.getObject().changed(told(task, queue));
            case TaskListener.EVENTNAME_COMPLETE -> observer.getObject().completed(task.getId());
            default ->
                observer.getObject().withdrawn(task.getId(), Objects.requireNonNullElse(task.getDeleteReason(), ""));
        }
    }

    private static TaskObserver.Told told(DelegateTask task, String queue) {
        return new TaskObserver.Told(
                task.getId(),
                ((ExecutionEntity) task.getExecution()).getRootProcessInstanceId(),
                task.getProcessDefinitionId(),
                task.getTaskDefinitionKey(),
                Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                queue,
                task.getPriority(),
                task.getCreateTime().toInstant(),
                instant(task.getDueDate()),
                instant(task.getFollowUpDate()));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
