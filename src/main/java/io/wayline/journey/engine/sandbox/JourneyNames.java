package io.wayline.journey.engine.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.check.outline.Declared;
import io.wayline.journey.engine.diagram.DeployedDiagrams;
import io.wayline.journey.model.Catalogue;

/** What each deployed version of a journey declares; a version never changes, so it is read once. */
@Component
public class JourneyNames {

    private final DeployedDiagrams diagrams;
    private final ObjectProvider<Catalogue> catalogue;
    private final Map<String, Declared> versions = new ConcurrentHashMap<>();

    JourneyNames(DeployedDiagrams diagrams, ObjectProvider<Catalogue> catalogue) {
        this.diagrams = diagrams;
        this.catalogue = catalogue;
    }

    boolean declared(VariableScope scope, String name) {
        var definition = definition(scope);
        return definition != null && of(definition).names().contains(name);
    }

    /** What the version of this id declares. */
    public Declared of(String definition) {
        var known = versions.get(definition);
        return known == null ? again(definition) : known;
    }

    /** The same, read anew: a decision that it takes may have changed. */
    public Declared again(String definition) {
        // not within computeIfAbsent: the look-up runs statements, and may come back here
        var read = read(definition);
        versions.put(definition, read);
        return read;
    }

    private Declared read(String definition) {
        return diagrams.readable(definition)
                .map(diagram -> Declared.of(diagram, catalogue.getObject()))
                .orElse(Declared.NOTHING);
    }

    private static @Nullable String definition(VariableScope scope) {
        if (scope instanceof ExecutionEntity execution) {
            return execution.getProcessDefinitionId();
        }
        return scope instanceof TaskEntity task ? task.getProcessDefinitionId() : null;
    }
}
