package io.wayline.journey.task;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.engine.task.UserTasks;
import io.wayline.journey.model.form.AnswerFault;
import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;

/** What people answered, one row a form; the only place where it is. */
@Component
public class FormAnswers {

    private final JdbcClient jdbc;
    private final AnswerJson json;
    private final Clock clock;

    FormAnswers(JdbcClient jdbc, AnswerJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps them under the customer's way, also when the task lies in a journey that was called from it, and the form as
     * it was seen.
     *
     * @throws AnswersRefused when they are too long together for one row
     * @throws DuplicateKeyException when the task was answered before
     * @throws NotFound when nobody keeps a row of this task, and so it is on no customer's way
     */
    void add(UserTasks.Open task, UserTasks.Form form, Map<String, JsonNode> answers, String by) {
        var text = json.write(answers);
        if (text.length() > AnswerJson.LONGEST) {
            throw new AnswersRefused(List.of(AnswerFault.other(
                    longest(answers), "is too long together with the other answers: write less than 64 KiB in all")));
        }
        var kept = jdbc.sql("""
                        insert into form_answer (id, task_id, instance_id, definition_id, customer_id, element, form,
                            form_version, form_deployment, answers, answered_by, answered_at)
                        select ?, w.id, w.instance_id, w.definition_id, w.customer_id, ?, ?, ?, ?, ?, ?, ?
                        from work_item w where w.id = ?""")
                .params(
                        UUID.randomUUID().toString(),
                        task.element(),
                        form.key(),
                        form.version(),
                        form.deployment(),
                        text,
                        by,
                        now(),
                        task.id())
                .update();
        if (kept == 0) {
            throw new NotFound("task");
        }
    }

    private static String longest(Map<String, JsonNode> answers) {
        return Collections.max(
                answers.keySet(),
                Comparator.comparingInt(key -> answers.get(key).toString().length()));
    }

    boolean has(String task) {
        return jdbc.sql("select count(*) from form_answer where task_id = ?")
                        .param(task)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Erases what was answered about a customer, in the caller's transaction; that, by whom, and when a form was
     * answered stays. Done twice, the second time finds nothing.
     *
     * @return how many forms were erased
     */
    public int erase(CustomerId customer) {
        return jdbc.sql("""
                        update form_answer set answers = '{}', erased_at = ?
                        where customer_id = ? and erased_at is null""").params(now(), customer.value()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
