package io.wayline.journey.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.check.bpmn.BpmnCheck;
import io.wayline.journey.model.Catalogue;

/** The variables that each deployed version of a journey declares; a version never changes, so it is read once. */
@Component
public class JourneyNames {

    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<Catalogue> catalogue;
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

    JourneyNames(ObjectProvider<RepositoryService> repository, ObjectProvider<Catalogue> catalogue) {
        this.repository = repository;
        this.catalogue = catalogue;
    }

    boolean declared(VariableScope scope, String name) {
        var definition = definition(scope);
        return definition != null && of(definition).contains(name);
    }

    private Set<String> of(String definition) {
        var known = names.get(definition);
        if (known == null) {
            // not within computeIfAbsent: the look-up runs statements, and may come back here
            known = read(definition);
            names.put(definition, known);
        }
        return known;
    }

    private Set<String> read(String definition) {
        try (var model = repository.getObject().getProcessModel(definition)) {
            return BpmnCheck.variables(new String(model.readAllBytes(), StandardCharsets.UTF_8), catalogue.getObject())
                    .orElse(Set.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable String definition(VariableScope scope) {
        if (scope instanceof ExecutionEntity execution) {
            return execution.getProcessDefinitionId();
        }
        return scope instanceof TaskEntity task ? task.getProcessDefinitionId() : null;
    }
}
