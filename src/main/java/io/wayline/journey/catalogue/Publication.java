package io.wayline.journey.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.catalogue.WholeCheck.Candidate;
import io.wayline.journey.engine.model.ModelDeployments;
import io.wayline.journey.engine.model.ModelDeployments.Definition;
import io.wayline.journey.model.ModelFile;

/**
 * Makes versions count, in the caller's transaction, in which the lock of the catalogue is held: their rows and the
 * engine's change together or not at all. The check comes before.
 */
@Component
class Publication {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    private final CatalogueRows items;
    private final VersionRows versions;
    private final ModelDeployments engine;
    private final Clock clock;

    Publication(CatalogueRows items, VersionRows versions, ModelDeployments engine, Clock clock) {
        this.items = items;
        this.versions = versions;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * A version that is to count, whose row exists.
     *
     * @param folder where it lies
     */
    record Due(ItemId id, String folder, int number, ModelContent content, Origin origin) {}

    /**
     * Of one folder and origin together. What is drawn as it was takes over the definition that the engine has: better
     * words are no new version of a drawing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(List<Due> all, @Nullable String by) {
        var definitions = new LinkedHashMap<ItemId, Definition>();
        var drawn = new LinkedHashMap<Group, List<Due>>();
        for (var due : all) {
            var same = sameDrawing(due);
            if (same != null) {
                definitions.put(due.id(), same);
            } else {
                drawn.computeIfAbsent(new Group(due.folder(), due.origin()), group -> new ArrayList<>())
                        .add(due);
            }
        }
        drawn.forEach((group, dues) -> definitions.putAll(deploy(group, dues)));
        all.forEach(due -> {
            engine.name(due.content().files(due.folder(), due.id()));
            counts(due, Objects.requireNonNull(definitions.get(due.id())), by);
        });
        items.countPublication();
    }

    /** Gives what counts the names that lie beside it now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(Candidate candidate) {
        engine.name(candidate.files());
    }

    private record Group(String folder, Origin origin) {}

    private Map<ItemId, Definition> deploy(Group group, List<Due> dues) {
        var files = new LinkedHashMap<ItemId, ModelFile>();
        dues.forEach(due ->
                files.put(due.id(), due.content().files(due.folder(), due.id()).get(0)));
        var made = engine.deploy(group.folder(), group.origin().source(), files.values());
        var definitions = new LinkedHashMap<ItemId, Definition>();
        files.forEach((id, file) -> definitions.put(
                id, Objects.requireNonNull(made.get(file.name()), () -> id + " was not made by the engine")));
        return definitions;
    }

    /** The engine's definition of what counts, when that is drawn alike and was not taken out of use. */
    private @Nullable Definition sameDrawing(Due due) {
        return items.find(due.id())
                .filter(item -> item.live() != null)
                .flatMap(item -> versions.find(due.id(), item.seen()))
                .filter(live -> live.hash().equals(due.content().hash()))
                .filter(live -> live.definition() != null && live.engineVersion() != null)
                .map(live -> new Definition(
                        Objects.requireNonNull(live.definition()), Objects.requireNonNull(live.engineVersion())))
                .orElse(null);
    }

    private void counts(Due due, Definition definition, @Nullable String by) {
        var now = clock.instant();
        var item = items.find(due.id()).orElseThrow();
        if (item.live() != null) {
            versions.state(due.id(), item.live(), VersionState.RETIRED);
        }
        versions.published(due.id(), due.number(), definition, by, now);
        var waiting = Objects.equals(item.waiting(), due.number()) ? null : item.waiting();
        items.set(due.id(), due.number(), waiting, Math.max(item.newest(), due.number()), now);
        log.info(
                "{} has version {} now, from {}, published by {}",
                due.id(),
                due.number(),
                due.origin(),
                by == null ? "the start" : by);
    }
}
