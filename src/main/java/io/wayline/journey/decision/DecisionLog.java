package io.wayline.journey.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.engine.Decided;
import io.wayline.journey.reference.References;
import io.wayline.shared.RowTime;

/** Every decision that journeys took: one row each, written in the engine's transaction. */
@Repository
public class DecisionLog {

    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<Decided.Rule>> RULES = new TypeReference<>() {};

    /** As many as fit into the column, whatever they are called; of tables that add up, hundreds may hold. */
    private static final int MOST_RULES = 150;

    /** As much of a text as lets twenty columns fit. */
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final References references;

    DecisionLog(JdbcClient jdbc, JsonMapper json, Clock clock, References references) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.references = references;
    }

    public void add(Decided decided) {
        jdbc.sql("""
                        insert into decision_log (instance_id, definition_id, customer_id, passage, element,
                            decision, decision_name, version, inputs, rules, outputs, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        decided.instance(),
                        decided.definition(),
                        decided.customer(),
                        decided.passage(),
                        decided.element(),
                        decided.decision(),
                        decided.name(),
                        decided.version(),
                        json.writeValueAsString(shortened(decided.inputs())),
                        json.writeValueAsString(
                                decided.rules().stream().limit(MOST_RULES).toList()),
                        json.writeValueAsString(shortened(decided.outputs())),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The decisions of an instance by the passage in which they were taken, in their order, with references in full. */
    public Map<String, List<DecisionTaken>> of(String instance) {
        return jdbc
                .sql("select * from decision_log where instance_id = ? order by id")
                .param(instance)
                .query((row, number) -> Map.entry(row.getString("passage"), taken(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Map<String, Object> values(String kept) {
        Map<String, Object> values = json.readValue(kept, VALUES);
        values.replaceAll((name, value) -> value instanceof String text ? references.inFull(text) : value);
        return values;
    }

    private DecisionTaken taken(ResultSet row) throws SQLException {
        return new DecisionTaken(
                row.getString("decision"),
                row.getString("decision_name"),
                row.getInt("version"),
                values(row.getString("inputs")),
                json.readValue(row.getString("rules"), RULES),
                values(row.getString("outputs")),
                RowTime.read(row, "decided_at"));
    }

    /** A text that no column keeps as a whole never stops a journey: the journey itself has it as a whole. */
    private static Map<String, @Nullable Object> shortened(Map<String, Object> values) {
        var kept = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> kept.put(
                name,
                value instanceof String text && text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : value));
        return kept;
    }
}
