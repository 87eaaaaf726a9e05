package io.wayline.journey.task;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.engine.UserTasks;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/** The forms of tasks, and the answers that somebody has begun to write: one draft for each task and person. */
@Component
public class TaskDrafts {

    private static final int LONGEST = 65_536;
    private static final TypeReference<Map<String, JsonNode>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TaskList list;
    private final UserTasks tasks;
    private final Clock clock;

    TaskDrafts(JdbcClient jdbc, JsonMapper json, TaskList list, UserTasks tasks, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.list = list;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The form of an open task; nothing when it has none, or is over. */
    public Optional<TaskForm> form(String id) {
        return tasks.open(id)
                .map(UserTasks.Open::form)
                .map(form -> new TaskForm(form.key(), form.version(), json.readTree(form.content())));
    }

    /**
     * Keeps what was written so far in place of what was kept before. It is not held to the form: it need not be
     * complete. It stays when the task is given back, and goes when the task is completed.
     *
     * @throws NotFound when there is no such task for this person
     * @throws TaskDone when it is over
     * @throws InvalidValue when it is longer than 64 KiB
     */
    @Transactional
    public void save(String id, Map<String, JsonNode> answers, Person by) {
        if (!list.get(id, by).isOpen()) {
            throw new TaskDone();
        }
        var text = json.writeValueAsString(answers);
        if (text.length() > LONGEST) {
            throw new InvalidValue("answers", "are too long", "write less than 64 KiB in all");
        }
        if (!changed(id, text, by)) {
            jdbc.sql("insert into work_draft (answers, saved_at, item_id, username) values (?, ?, ?, ?)")
                    .params(text, clock.instant().atOffset(ZoneOffset.UTC), id, by.username())
                    .update();
        }
    }

    private boolean changed(String id, String text, Person by) {
        return jdbc.sql("update work_draft set answers = ?, saved_at = ? where item_id = ? and username = ?")
                        .params(text, clock.instant().atOffset(ZoneOffset.UTC), id, by.username())
                        .update()
                == 1;
    }

    /** What they wrote so far, by the key of the field; empty when nothing. */
    public Map<String, JsonNode> of(String id, Person by) {
        return jdbc.sql("select answers from work_draft where item_id = ? and username = ?")
                .params(id, by.username())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, ANSWERS))
                .orElse(Map.of());
    }

    /**
     * Erases what was written about a customer and not completed, and why their tasks were postponed, in the caller's
     * transaction. Done twice, the second time finds nothing.
     *
     * @return how many drafts were erased
     */
    public int erase(CustomerId customer) {
        jdbc.sql("update work_item set follow_up_reason = null where customer_id = ? and follow_up_reason is not null")
                .param(customer.value())
                .update();
        return jdbc.sql("delete from work_draft where item_id in (select id from work_item where customer_id = ?)")
                .param(customer.value())
                .update();
    }
}
