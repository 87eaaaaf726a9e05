package io.wayline.journey.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.model.ModelDeployments;
import io.wayline.journey.engine.model.ModelDeployments.Deployed;
import io.wayline.journey.model.ModelFile;
import io.wayline.shared.InvalidValue;

/**
 * Fills the catalogue of a house that has run without one: what the engine holds of the product's files becomes the
 * versions of things, and what is the latest there counts. Nothing is deployed.
 */
@Component
class Takeover {

    private static final Logger log = LoggerFactory.getLogger(Takeover.class);

    private final CatalogueRows items;
    private final VersionRows versions;
    private final ModelDeployments engine;
    private final JdbcClient jdbc;

    Takeover(CatalogueRows items, VersionRows versions, ModelDeployments engine, JdbcClient jdbc) {
        this.items = items;
        this.versions = versions;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    /** Does nothing where the catalogue knows anything. */
    @Transactional
    public void run() {
        if (items.count() > 0) {
            return;
        }
        items.lock();
        if (items.count() > 0) {
            return;
        }
        var byItem = new LinkedHashMap<ItemId, List<Deployed>>();
        for (var deployed : engine.shipped()) {
            var kind = ItemKind.of(deployed.file());
            if (kind.isPresent()) {
                try {
                    byItem.computeIfAbsent(
                                    new ItemId(kind.get(), deployed.file().key()), id -> new ArrayList<>())
                            .add(deployed);
                } catch (InvalidValue strange) {
                    log.warn("{} is not in the catalogue: {}", deployed.file().name(), strange.getMessage());
                }
            }
        }
        byItem.forEach(this::take);
        if (!byItem.isEmpty()) {
            items.countPublication();
            log.info("The catalogue took over {} things from the engine", byItem.size());
        }
    }

    private void take(ItemId id, List<Deployed> all) {
        var distinct = new LinkedHashMap<String, Deployed>();
        for (var deployed : all) {
            var hash = new ModelContent(deployed.file().content(), null, null).hash();
            // where it came back, it is as new as then
            distinct.remove(hash);
            distinct.put(hash, deployed);
        }
        var last = all.get(all.size() - 1);
        items.add(id, folder(last.file()), last.at());
        var number = 0;
        for (var deployed : distinct.values()) {
            number++;
            var counts = deployed == last;
            var names = names(
                    deployed.file().kind(), id.key(), deployed.definition().version());
            versions.add(
                    new VersionRows.New(
                            id,
                            number,
                            new ModelContent(deployed.file().content(), names, null),
                            Origin.SHIPPED,
                            VersionState.PUBLISHED,
                            null,
                            null,
                            null),
                    deployed.at());
            versions.published(id, number, deployed.definition(), null, deployed.at());
            if (!counts) {
                versions.state(id, number, VersionState.RETIRED);
            }
        }
        items.set(id, number, null, number, last.at());
    }

    private @Nullable String names(ModelFile.Kind kind, String key, int version) {
        return jdbc.sql("select content from model_names where kind = ? and model_key = ? and version = ?")
                .params(kind.name(), key, version)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static String folder(ModelFile file) {
        var end = file.name().indexOf('/');
        return end < 0 ? "processes" : file.name().substring(0, end);
    }
}
