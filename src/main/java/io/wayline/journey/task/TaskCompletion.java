package io.wayline.journey.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.check.form.AnswerCheck;
import io.wayline.journey.check.form.FormSchema;
import io.wayline.journey.engine.guard.VariableRule;
import io.wayline.journey.engine.sandbox.JourneyNames;
import io.wayline.journey.engine.task.UserTasks;
import io.wayline.shared.NotFound;
import io.wayline.shared.Numbers;
import io.wayline.shared.Refusal;

/** Completes tasks with the answers of their forms. Who may complete which task is the caller's to know. */
@Component
public class TaskCompletion {

    private static final Logger log = LoggerFactory.getLogger(TaskCompletion.class);
    private static final FormSchema NO_FORM = new FormSchema(List.of());

    private final UserTasks tasks;
    private final FormAnswers kept;
    private final JourneyNames names;

    TaskCompletion(UserTasks tasks, FormAnswers kept, JourneyNames names) {
        this.tasks = tasks;
        this.kept = kept;
        this.names = names;
    }

    /**
     * Completes a task, in the caller's transaction or one of its own: keeps the answers as one row, gives the fields
     * that are marked so to the journey as variables, and lets it go on. Answers are held to the form as it was when the
     * task came up. Of two who complete it, one is refused and nothing of theirs is kept.
     *
     * @param answers by the key of the field; null counts as not answered
     * @param by the account of who answered
     * @throws AnswersRefused naming each field that is not as the form wants it
     * @throws TaskDone when it is done already
     * @throws TaskPaused when an operator has stopped the instance
     * @throws NotFound when there was never such a task
     */
    @Transactional
    public void complete(String id, Map<String, JsonNode> answers, String by) {
        var task = tasks.open(id).orElseThrow(() -> gone(id));
        if (task.paused()) {
            throw new TaskPaused();
        }
        var form = task.form();
        var schema = form == null ? NO_FORM : FormSchema.read(form.content()).orElseThrow();
        var findings = new ArrayList<>(AnswerCheck.check(schema, answers));
        var variables = findings.isEmpty() ? variables(schema, answers, task, findings) : Map.<String, Object>of();
        if (!findings.isEmpty()) {
            throw new AnswersRefused(findings);
        }
        try {
            if (form != null) {
                kept.add(task, form, answers, by);
            }
            tasks.complete(id, variables);
        } catch (DuplicateKeyException | OptimisticLockingFailureException faster) {
            throw new TaskDone();
        }
        log.info("Task {} {} of instance {} completed by {}", id, task.element(), task.instance(), by);
    }

    private Refusal gone(String id) {
        return kept.has(id) ? new TaskDone() : new NotFound("task");
    }

    private Map<String, Object> variables(
            FormSchema schema, Map<String, JsonNode> answers, UserTasks.Open task, List<Refusal.Finding> findings) {
        var types = names.of(task.definition()).types();
        var variables = new HashMap<String, Object>();
        for (var name : schema.variables()) {
            var answer = answers.get(name);
            if (answer != null && !answer.isNull()) {
                var value = plain(answer);
                VariableRule.fault(value, types.get(name))
                        .filter(unusual -> !schema.offers(name, answer.asString("")))
                        .ifPresent(
                                fault -> findings.add(new Refusal.Finding(name, fault.problem() + ": " + fault.fix())));
                variables.put(name, value);
            }
        }
        return variables;
    }

    private static Object plain(JsonNode answer) {
        if (answer.isBoolean()) {
            return answer.asBoolean();
        }
        return answer.isNumber() ? Numbers.canonical(answer.decimalValue()) : answer.asString();
    }
}
