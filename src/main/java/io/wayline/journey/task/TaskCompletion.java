package io.wayline.journey.task;

import java.time.Clock;
import java.time.ZoneId;
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

import io.wayline.journey.engine.guard.VariableRule;
import io.wayline.journey.engine.sandbox.JourneyNames;
import io.wayline.journey.engine.task.UserTasks;
import io.wayline.journey.model.form.AnswerCheck;
import io.wayline.journey.model.form.AnswerFault;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.model.form.FormReader;
import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.journey.task.refusal.TaskPaused;
import io.wayline.shared.NotFound;
import io.wayline.shared.Numbers;
import io.wayline.shared.Refusal;

/** Completes tasks with the answers of their forms. Who may complete which task is the caller's to know. */
@Component
public class TaskCompletion {

    private static final Logger log = LoggerFactory.getLogger(TaskCompletion.class);

    private final UserTasks tasks;
    private final FormAnswers kept;
    private final JourneyNames names;
    private final Clock clock;
    private final ZoneId zone;

    TaskCompletion(UserTasks tasks, FormAnswers kept, JourneyNames names, Clock clock, ZoneId zone) {
        this.tasks = tasks;
        this.kept = kept;
        this.names = names;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Completes a task, in the caller's transaction or one of its own: keeps the answers as one row, gives the fields
     * that are marked so to the journey as variables, and lets it go on. Answers are held to the form as it was when the
     * task came up, and kept in one spelling whichever way they came. Of two who complete it, one is refused and nothing
     * of theirs is kept.
     *
     * @param given by the key of the field; a field that is not among them has what the form presets, null leaves it empty
     * @param by the account of who answered
     * @throws AnswersRefused naming each field that is not as the form wants it
     * @throws TaskDone when it is done already
     * @throws TaskPaused when an operator has stopped the instance
     * @throws NotFound when there was never such a task
     */
    @Transactional
    public void complete(String id, Map<String, JsonNode> given, String by) {
        var task = tasks.open(id).orElseThrow(() -> gone(id));
        if (task.paused()) {
            throw new TaskPaused();
        }
        var form = task.form();
        var asked = form == null ? Form.NONE : FormReader.read(form.content()).orElseThrow();
        var filled = asked.withPresets(given);
        var faults = new ArrayList<>(AnswerCheck.at(clock.instant(), zone).check(asked, filled));
        if (!faults.isEmpty()) {
            throw new AnswersRefused(faults);
        }
        var answers = asked.inOneSpelling(filled, zone);
        var variables = variables(asked, answers, task, faults);
        if (!faults.isEmpty()) {
            throw new AnswersRefused(faults);
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
            Form form, Map<String, JsonNode> answers, UserTasks.Open task, List<AnswerFault> faults) {
        var types = names.of(task.definition()).types();
        var variables = new HashMap<String, Object>();
        for (var name : form.variables()) {
            var answer = answers.get(name);
            if (answer != null && !answer.isNull()) {
                var value = plain(answer);
                VariableRule.fault(value, types.get(name))
                        .filter(unusual -> !form.offers(name, answer.asString("")))
                        .ifPresent(fault -> faults.add(AnswerFault.other(name, fault.problem() + ": " + fault.fix())));
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
