package io.wayline.journey.engine.diagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.Diagram;

/** What was deployed, as values. A version never changes, so it is read once, from the bytes that the engine keeps. */
@Component
public class DeployedDiagrams {

    private final ObjectProvider<RepositoryService> repository;
    private final Map<String, Diagram> versions = new ConcurrentHashMap<>();

    DeployedDiagrams(ObjectProvider<RepositoryService> repository) {
        this.repository = repository;
    }

    /**
     * The diagram of a version.
     *
     * @param definition the engine's id of it, which must exist: for another one the engine undoes the caller's
     *     transaction
     * @throws IllegalArgumentException when it cannot be read, as one that came past every check
     */
    public Diagram of(String definition) {
        var known = versions.get(definition);
        if (known != null) {
            return known;
        }
        // not within computeIfAbsent: the look-up runs statements
        var read = BpmnReader.read(content(definition));
        versions.put(definition, read);
        return read;
    }

    /** The same; nothing when it cannot be read. */
    public Optional<Diagram> readable(String definition) {
        try {
            return Optional.of(of(definition));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private String content(String definition) {
        try (var file = repository.getObject().getProcessModel(definition)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
