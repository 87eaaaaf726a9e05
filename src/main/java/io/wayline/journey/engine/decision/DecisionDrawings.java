package io.wayline.journey.engine.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

import io.wayline.journey.check.dmn.DrawnDecision;

/** The drawings of deployed decisions. */
@Component
public class DecisionDrawings {

    private final RepositoryService repository;

    DecisionDrawings(RepositoryService repository) {
        this.repository = repository;
    }

    /** One version of a decision; {@link DrawnDecision#GONE} when it is no longer there. */
    public DrawnDecision of(String key, int version) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .singleResult();
        if (definition == null) {
            return DrawnDecision.GONE;
        }
        try (var drawing = repository.getDecisionModel(definition.getId())) {
            return DrawnDecision.read(new String(drawing.readAllBytes(), StandardCharsets.UTF_8), key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
