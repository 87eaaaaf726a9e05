package io.wayline.journey.decision;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.decision.DecisionTables;
import io.wayline.shared.NotFound;

/** The decisions that operations staff drew, for features that want to know what they say. */
@Component
public class Decisions {

    private final DecisionTables tables;

    Decisions(DecisionTables tables) {
        this.tables = tables;
    }

    /**
     * Asks the latest version of a decision; changes nothing.
     *
     * @param key the decision's id
     * @param inputs the values of its columns, by name
     * @return what the row that hit gives, by the name of the output; nothing when no row hit
     * @throws NotFound when no such decision is deployed
     */
    public Optional<Map<String, Object>> decide(String key, Map<String, Object> inputs) {
        return tables.rows(key, inputs).stream().findFirst();
    }
}
