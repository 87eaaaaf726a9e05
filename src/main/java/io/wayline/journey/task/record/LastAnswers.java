package io.wayline.journey.task.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.task.AnswerJson;
import io.wayline.shared.RowTime;

/** What was answered last in a task of a customer's way, for a step that hands it to the feature whose it is. */
@Component
public class LastAnswers {

    private final JdbcClient jdbc;
    private final AnswerJson json;

    LastAnswers(JdbcClient jdbc, AnswerJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A form as somebody filled it in; personal.
     *
     * @param fields what was written, by the key of the field; empty once it was erased
     * @param by the account of who did
     */
    public record Given(Map<String, JsonNode> fields, String by, Instant at) {

        /** The text of a field; empty when nothing was written. */
        public String text(String field) {
            var value = fields.get(field);
            return value == null || value.isNull() ? "" : value.asString("").strip();
        }
    }

    /**
     * The latest, of one done twice.
     *
     * @param way the customer's way, also when the task lies in a journey that was called from it
     * @param element the id of the task in the diagram
     */
    public Optional<Given> of(String way, String element) {
        return jdbc
                .sql("""
                        select answers, answered_by, answered_at from form_answer
                        where instance_id = ? and element = ?
                        order by answered_at desc, id desc fetch first 1 rows only""")
                .params(way, element)
                .query((row, number) -> new Given(
                        json.read(row.getString("answers")),
                        row.getString("answered_by"),
                        RowTime.read(row, "answered_at")))
                .list()
                .stream()
                .findFirst();
    }
}
