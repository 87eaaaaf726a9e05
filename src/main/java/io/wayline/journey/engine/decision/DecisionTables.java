package io.wayline.journey.engine.decision;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;

/** Asks deployed decision tables, the latest version of each. */
@Component
public class DecisionTables {

    private final DecisionService decisions;

    DecisionTables(DecisionService decisions) {
        this.decisions = decisions;
    }

    /**
     * The outcomes of the rows that hit, in the order of the table.
     *
     * @throws NotFound when no such decision is deployed
     */
    public List<Map<String, Object>> rows(String key, Map<String, Object> inputs) {
        try {
            return decisions.evaluateDecisionTableByKey(key, inputs).getResultList();
        } catch (NotFoundException unknown) {
            throw new NotFound("decision");
        }
    }
}
