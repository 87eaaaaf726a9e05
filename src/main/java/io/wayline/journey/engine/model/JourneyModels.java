package io.wayline.journey.engine.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.diagram.DeployedDiagrams;
import io.wayline.journey.engine.names.DeployedNames;
import io.wayline.journey.model.ModelFile;

/**
 * The journeys that can be entered now, and every version that still has customers on the way. A version never changes,
 * so it is read once; which version is the latest is looked up again every two seconds, so that a node hears of a
 * version that another node published.
 */
@Component
public class JourneyModels {

    private static final Logger log = LoggerFactory.getLogger(JourneyModels.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final RepositoryService repository;
    private final DeployedNames names;
    private final DeployedDiagrams diagrams;
    private final Clock clock;
    private final Map<String, JourneyModel> versions = new ConcurrentHashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Latest latest;

    JourneyModels(RepositoryService repository, DeployedDiagrams diagrams, DeployedNames names, Clock clock) {
        this.repository = repository;
        this.diagrams = diagrams;
        this.names = names;
        this.clock = clock;
    }

    /**
     * The latest version of every journey, by key. Left out are journeys whose latest version was stopped, or cannot be
     * read: one that came past every check must not keep events from all others.
     */
    public Collection<JourneyModel> latest() {
        var known = latest;
        var now = clock.instant();
        if (known == null || Duration.between(known.at(), now).abs().compareTo(FRESH) > 0) {
            var models = repository
                    .createProcessDefinitionQuery()
                    .latestVersion()
                    .active()
                    .orderByProcessDefinitionKey()
                    .asc()
                    .list()
                    .stream()
                    .flatMap(definition -> readable(definition).stream())
                    .toList();
            known = new Latest(models, now);
            latest = known;
        }
        return known.models();
    }

    /** The journeys that an event of this type starts. */
    public List<JourneyModel> startedBy(String type) {
        return latest().stream()
                .filter(model ->
                        model.starts().stream().anyMatch(start -> start.type().equals(type)))
                .toList();
    }

    /** Whether a journey that this one calls, or that one of those calls, waits for events of this type. */
    public boolean callsListener(JourneyModel journey, String type) {
        var seen = new HashSet<>(Set.of(journey.key()));
        var next = new ArrayDeque<>(journey.calls());
        while (!next.isEmpty()) {
            var key = next.remove();
            if (seen.add(key)) {
                for (var called : latest()) {
                    if (called.key().equals(key)) {
                        if (!called.waitsFor(type).isEmpty()) {
                            return true;
                        }
                        next.addAll(called.calls());
                    }
                }
            }
        }
        return false;
    }

    /** The version with this id, whether or not it is the latest. */
    public JourneyModel version(String definition) {
        return versions.computeIfAbsent(definition, id -> read(repository.getProcessDefinition(id)));
    }

    /** The version with this id; empty when it is gone, or cannot be read, as one that came past every check. */
    public Optional<JourneyModel> readable(String definition) {
        var known = versions.get(definition);
        if (known != null) {
            return Optional.of(known);
        }
        // a query, since the engine would undo the caller's transaction for an id that it does not know
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definition)
                        .singleResult())
                .flatMap(this::readable);
    }

    /** The engine's id of a version; empty when there is none of this number. */
    public Optional<String> definition(String key, int version) {
        if (version < 1) {
            return Optional.empty();
        }
        // asked each time: a number is given again when its deployment was deleted
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .processDefinitionVersion(version)
                        .singleResult())
                .map(ProcessDefinition::getId);
    }

    /** Makes the next look see what was deployed a moment ago. */
    void forget() {
        latest = null;
    }

    private Optional<JourneyModel> readable(ProcessDefinition definition) {
        try {
            return Optional.of(versions.computeIfAbsent(definition.getId(), id -> read(definition)));
        } catch (RuntimeException unreadable) {
            if (reported.add(definition.getId())) {
                log.error(
                        "Journey {} version {} cannot be read, and nobody enters it: publish it anew",
                        definition.getKey(),
                        definition.getVersion(),
                        unreadable);
            }
            return Optional.empty();
        }
    }

    private JourneyModel read(ProcessDefinition definition) {
        // with it, so that no page waits for them later
        names.of(ModelFile.Kind.BPMN, definition.getKey(), definition.getVersion());
        return ModelReader.read(definition, diagrams.of(definition.getId()));
    }

    private record Latest(List<JourneyModel> models, Instant at) {}
}
