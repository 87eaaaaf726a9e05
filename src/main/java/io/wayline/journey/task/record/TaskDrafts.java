package io.wayline.journey.task.record;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.engine.task.UserTasks;
import io.wayline.journey.model.form.FormReader;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.task.AnswerJson;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/** The forms of tasks, and the answers that somebody has begun to write: one draft for each task and person. */
@Component
public class TaskDrafts {

    private final JdbcClient jdbc;
    private final AnswerJson json;
    private final TaskList list;
    private final UserTasks tasks;
    private final SeenForms forms;
    private final ModelLabels labels;
    private final RecordLabels named;
    private final Clock clock;

    TaskDrafts(
            JdbcClient jdbc,
            AnswerJson json,
            TaskList list,
            UserTasks tasks,
            SeenForms forms,
            ModelLabels labels,
            RecordLabels named,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.list = list;
        this.tasks = tasks;
        this.forms = forms;
        this.labels = labels;
        this.named = named;
        this.clock = clock;
    }

    /** The form of an open task; nothing when it has none, or is over. */
    public Optional<TaskForm> form(String id) {
        return drawn(id).map(form -> form(form, schema(form)));
    }

    /** The same by what its reader calls it. */
    public Optional<TaskForm> form(String id, Locale reader) {
        return drawn(id).map(form -> form(form, labels.form(form.key(), form.version(), schema(form), reader)));
    }

    private Optional<UserTasks.Form> drawn(String id) {
        return tasks.open(id).map(UserTasks.Open::form);
    }

    private static JsonNode schema(UserTasks.Form form) {
        return FormReader.schema(form.content()).orElseThrow();
    }

    /** Page and API are given the same names, because both are read from the one schema. */
    private static TaskForm form(UserTasks.Form form, JsonNode schema) {
        return new TaskForm(form.key(), form.version(), FormReader.read(schema), schema);
    }

    /**
     * Keeps what was written so far in place of whatever was kept before. It is not held to the form: what cannot be
     * judged yet is kept as it was typed. It stays when the task is given back, and goes when who
     * wrote it completes the task.
     *
     * @throws NotFound when there is no such task for this person
     * @throws TaskDone when it is over
     * @throws InvalidValue when it is longer than 64 KiB
     */
    @Transactional
    public void save(String id, Map<String, JsonNode> answers, Person by) {
        var draft = new Draft(open(id, by), text(answers), DraftMark.fresh(), by.username());
        if (!replaced(draft, "1 = 1")) {
            add(draft);
        }
    }

    /**
     * Does the same for a page that saves again and again. A saving that comes twice, or after a later one of the same
     * page, changes nothing.
     *
     * @param mark which saving of which page this is
     * @param after the mark of the draft that the page began with, or null when there was none
     * @throws DraftChanged when what is kept is neither that nor of this page
     * @throws NotFound when there is no such task for this person
     * @throws TaskDone when it is over
     * @throws InvalidValue when it is longer than 64 KiB
     */
    @Transactional
    public void save(String id, Map<String, JsonNode> answers, DraftMark mark, @Nullable DraftMark after, Person by) {
        var draft = new Draft(open(id, by), text(answers), mark, by.username());
        var begun = after == null ? DraftMark.NONE : after;
        if (replaced(
                draft,
                "(writer = ? and step < ? or writer = ? and step = ?)",
                mark.writer(),
                mark.step(),
                begun.writer(),
                begun.step())) {
            return;
        }
        var kept = of(id, by).mark();
        if (kept == null) {
            add(draft);
        } else if (!kept.writer().equals(mark.writer())) {
            throw new DraftChanged(kept);
        }
    }

    /** What they wrote so far. */
    public TaskDraft of(String id, Person by) {
        return jdbc.sql("select answers, writer, step from work_draft where item_id = ? and username = ?")
                .params(id, by.username())
                .query((row, number) -> new TaskDraft(
                        json.read(row.getString("answers")),
                        new DraftMark(row.getString("writer"), row.getInt("step"))))
                .optional()
                .orElse(TaskDraft.NONE);
    }

    /** Answers with the names of the form that they were written in, for the reader; of fields left empty nothing. */
    public List<GivenAnswer> named(WorkItem item, Map<String, JsonNode> answers, Locale reader) {
        if (answers.isEmpty()) {
            return List.of();
        }
        var form = tasks.drawn(item.definition(), item.element(), item.createdAt());
        var written =
                form
                        .map(each -> forms.of(each.key(), each.deployment()))
                        .orElse(SeenForm.GONE)
                        .answers(answers)
                        .stream()
                        .filter(GivenAnswer::wasGiven)
                        .toList();
        return named.of(
                form.map(UserTasks.Form::key).orElse(null),
                form.map(UserTasks.Form::version).orElse(null),
                written,
                reader);
    }

    /** Locked until the draft is there: a task that is completed meanwhile would leave it behind. */
    private String open(String id, Person by) {
        if (!list.lock(id, by).isOpen()) {
            throw new TaskDone();
        }
        return id;
    }

    private String text(Map<String, JsonNode> answers) {
        var text = json.write(answers);
        if (text.length() > AnswerJson.LONGEST) {
            throw new InvalidValue("answers", "are too long", "write less than 64 KiB in all");
        }
        return text;
    }

    private record Draft(String item, String text, DraftMark mark, String username) {}

    private boolean replaced(Draft draft, String which, Object... values) {
        return jdbc.sql("""
                        update work_draft set answers = ?, saved_at = ?, writer = ?, step = ?
                        where item_id = ? and username = ? and\s""" + which)
                        .params(draft.text, now(), draft.mark.writer(), draft.mark.step(), draft.item, draft.username)
                        .params(List.of(values))
                        .update()
                == 1;
    }

    private void add(Draft draft) {
        jdbc.sql("""
                        insert into work_draft (answers, saved_at, writer, step, item_id, username)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(draft.text, now(), draft.mark.writer(), draft.mark.step(), draft.item, draft.username)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
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
