package io.wayline.journey.engine.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;

/** The tasks of people, as the engine keeps them; every call joins the caller's transaction. */
@Component
public class UserTasks {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final JourneyModels models;
    private final JdbcClient jdbc;

    UserTasks(TaskService tasks, RepositoryService repository, JourneyModels models, JdbcClient jdbc) {
        this.tasks = tasks;
        this.repository = repository;
        this.models = models;
        this.jdbc = jdbc;
    }

    /**
     * A task that waits for somebody.
     *
     * @param definition the version of the journey
     * @param form its form, or null when it has none
     * @param paused whether an operator has stopped the instance
     */
    public record Open(
            String id,
            String instance,
            String definition,
            String element,
            @Nullable Form form,
            boolean paused) {}

    /**
     * A form as it was when the task came up: a form that is published later is not what the person sees.
     *
     * @param deployment where its file lies; a version may be given again, a deployment never
     * @param content the form's file
     */
    public record Form(String key, int version, String deployment, String content) {}

    public Optional<Open> open(String id) {
        return Optional.ofNullable(
                        tasks.createTaskQuery().taskId(id).initializeFormKeys().singleResult())
                .map(task -> new Open(
                        id,
                        task.getProcessInstanceId(),
                        task.getProcessDefinitionId(),
                        task.getTaskDefinitionKey(),
                        form(task),
                        task.isSuspended()));
    }

    /**
     * The form that a task of a version of a journey had when it came up, also when it is over; nothing when it had none,
     * or when the drawing or the form is no longer there.
     */
    public Optional<Form> drawn(String definition, String element, Instant cameUp) {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definition)
                        .count()
                == 0) {
            return Optional.empty();
        }
        return models.version(definition)
                .diagram()
                .node(element)
                .filter(node -> node.is(NodeKind.USER_TASK))
                .flatMap(FlowNode::form)
                .flatMap(key -> find(key, cameUp));
    }

    /** The file of a form that somebody saw; nothing when its deployment was taken away. */
    public Optional<String> form(String key, String deployment) {
        return jdbc.sql("select resource_name_ from act_re_camformdef where key_ = ? and deployment_id_ = ?")
                .params(key, deployment)
                .query(String.class)
                .optional()
                .map(resource -> text(repository.getResourceAsStream(deployment, resource)));
    }

    /** The version of a form that tasks have which come up now; nothing when there is no such form. */
    public Optional<Integer> latestForm(String key) {
        return jdbc.sql("select max(version_) from act_re_camformdef where key_ = ? having count(*) > 0")
                .param(key)
                .query(Integer.class)
                .optional();
    }

    /**
     * Completes a task; the journey goes on in a job of its own.
     *
     * @throws OptimisticLockingFailureException when somebody else completes it at this very moment
     */
    public void complete(String id, Map<String, Object> variables) {
        try {
            tasks.complete(id, variables);
        } catch (OptimisticLockingException | NullValueException gone) {
            throw new OptimisticLockingFailureException("The task was completed meanwhile", gone);
        }
    }

    private @Nullable Form form(Task task) {
        var reference = task.getCamundaFormRef();
        return reference == null
                ? null
                : form(reference.getKey(), task.getCreateTime().toInstant());
    }

    /** @throws FormMissing when there was none of this name */
    private Form form(String key, Instant at) {
        return find(key, at).orElseThrow(() -> new FormMissing(key));
    }

    /**
     * The latest form of its time; of a time before there was one, the first: clocks of nodes differ, and a task that has
     * just come up must not lack the form that has just been published. The engine has no query for forms, and would give
     * the latest.
     */
    private Optional<Form> find(String key, Instant at) {
        return jdbc.sql("""
                        select f.version_, f.deployment_id_, f.resource_name_ from act_re_camformdef f
                        join act_re_deployment d on d.id_ = f.deployment_id_
                        where f.key_ = :key
                        order by case when d.deploy_time_ <= :at then f.version_ else -f.version_ end desc
                        fetch first 1 rows only""")
                .param("key", key)
                .param("at", LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .query((row, number) -> new Form(
                        key,
                        row.getInt("version_"),
                        row.getString("deployment_id_"),
                        text(repository.getResourceAsStream(
                                row.getString("deployment_id_"), row.getString("resource_name_")))))
                .optional();
    }

    private static String text(InputStream bytes) {
        try (bytes) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
