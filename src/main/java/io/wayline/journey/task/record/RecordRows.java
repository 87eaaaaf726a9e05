package io.wayline.journey.task.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.task.AnswerJson;
import io.wayline.journey.task.Condition;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.staff.Accounts;

/** Reads task records: the rows of tasks that are done, with the answers of those that had a form. */
@Component
class RecordRows {

    static final Comparator<TaskRecord> IN_ORDER =
            Comparator.comparing(TaskRecord::at).thenComparing(TaskRecord::task);

    private static final String FROM = """
             from work_item w join journey_instance i on i.id = w.instance_id
            left join form_answer a on a.task_id = w.id where w.state = 'DONE' and\s""";

    private static final String COLUMNS = """
            select w.id, w.definition_id, w.element, w.name, w.journey, i.definition_id as way, w.instance_id, w.customer_id, a.form, a.form_version,
                a.form_deployment, coalesce(a.answered_by, w.assignee) as done_by, w.finished_at, a.erased_at, a.answers""";

    private final JdbcClient jdbc;
    private final SeenForms forms;
    private final AnswerJson json;
    private final JourneyModels models;
    private final Accounts accounts;

    RecordRows(JdbcClient jdbc, SeenForms forms, AnswerJson json, JourneyModels models, Accounts accounts) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.json = json;
        this.models = models;
        this.accounts = accounts;
    }

    private record Row(
            String task,
            String definition,
            String element,
            String name,
            String journey,
            String way,
            String instance,
            CustomerId customer,
            @Nullable String form,
            @Nullable Integer version,
            @Nullable String deployment,
            @Nullable String by,
            Instant at,
            @Nullable Instant erasedAt,
            @Nullable String answers) {

        static Row read(ResultSet row, int number) throws SQLException {
            var erasedAt = row.getObject("erased_at", OffsetDateTime.class);
            return new Row(
                    row.getString("id"),
                    row.getString("definition_id"),
                    row.getString("element"),
                    row.getString("name"),
                    row.getString("journey"),
                    row.getString("way"),
                    row.getString("instance_id"),
                    new CustomerId(row.getString("customer_id")),
                    row.getString("form"),
                    row.getObject("form_version", Integer.class),
                    row.getString("form_deployment"),
                    row.getString("done_by"),
                    RowTime.read(row, "finished_at"),
                    erasedAt == null ? null : erasedAt.toInstant(),
                    row.getString("answers"));
        }
    }

    List<TaskRecord> list(Condition which, String order, int limit) {
        var rows = jdbc.sql(COLUMNS + FROM + which.sql() + " " + order + " fetch first " + limit + " rows only")
                .params(which.values())
                .query(Row::read)
                .list();
        var names = accounts.names(
                rows.stream().map(Row::by).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream().map(row -> record(row, names)).toList();
    }

    /** How many there are; exact up to {@link Page#COUNTED_TO}, and one more when there are more. */
    long count(Condition which) {
        return jdbc.sql("select count(*) from (select 1" + FROM + which.sql() + " fetch first " + (Page.COUNTED_TO + 1)
                        + " rows only) counted")
                .params(which.values())
                .query(Long.class)
                .single();
    }

    private TaskRecord record(Row row, Map<String, String> names) {
        return new TaskRecord(
                row.task,
                row.definition,
                row.element,
                row.name,
                row.journey,
                models.readable(row.way).map(JourneyModel::name).orElse(row.journey),
                row.way,
                row.instance,
                row.customer,
                row.form,
                row.version,
                row.by,
                row.by == null ? null : names.getOrDefault(row.by, row.by),
                row.at,
                row.erasedAt,
                row.answers == null || row.erasedAt != null
                        ? List.of()
                        : forms.of(row.form, row.deployment).answers(json.read(row.answers)));
    }
}
