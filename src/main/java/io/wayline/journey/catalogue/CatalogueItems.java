package io.wayline.journey.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.names.DeployedNames;
import io.wayline.journey.model.ModelFile;
import io.wayline.shared.Cursor;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;

/** What is in the catalogue, for those who look. */
@Component
public class CatalogueItems {

    private final CatalogueRows items;
    private final VersionRows versions;
    private final DeployedNames names;

    CatalogueItems(CatalogueRows items, VersionRows versions, DeployedNames names) {
        this.items = items;
        this.versions = versions;
        this.names = names;
    }

    /** A thing with its name in the reader's language, and the version that counts, or else the newest one. */
    public record Listed(CatalogueItem item, String name, ItemVersion shown) {}

    /**
     * A thing with what its counting version says.
     *
     * @param name as it is drawn
     */
    public record Counting(ItemKind kind, String key, String name, ModelContent content) {}

    /** All that counts now. */
    public List<Counting> counting() {
        return versions.live().stream()
                .map(live -> new Counting(
                        live.id().kind(),
                        live.id().key(),
                        live.content()
                                .drawnName(live.id().kind())
                                .orElse(live.id().key()),
                        live.content()))
                .toList();
    }

    /** Journeys first, then decisions and forms; each by key. */
    public Page<Listed> list(@Nullable String cursor, int limit, Locale reader) {
        var last = cursor == null ? null : Cursor.row(cursor, CatalogueItems::id);
        return Page.of(
                        items.behind(last, limit + 1),
                        limit,
                        items.count(),
                        item -> item.id().kind().text() + "/" + item.id().key())
                .map(item -> listed(item, reader));
    }

    /** @throws NotFound when there is none */
    public Listed get(ItemId id, Locale reader) {
        return listed(item(id), reader);
    }

    /** Nothing where there is only a draft so far. */
    public Optional<Listed> find(ItemId id, Locale reader) {
        return items.find(id).map(item -> listed(item, reader));
    }

    /** Whether the catalogue knows a journey; what was deployed by other ways than ours it does not. */
    public boolean hasJourney(String key) {
        try {
            return items.find(new ItemId(ItemKind.JOURNEY, key)).isPresent();
        } catch (InvalidValue noNameOfAFile) {
            return false;
        }
    }

    /** The newest first. */
    public Page<ItemVersion> versions(ItemId id, @Nullable String cursor, int limit) {
        item(id);
        var below = cursor == null ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, Cursor.number(cursor));
        return Page.of(
                versions.below(id, below, limit + 1),
                limit,
                versions.count(id),
                version -> String.valueOf(version.number()));
    }

    /** @throws NotFound when there is none */
    public ItemVersion version(ItemId id, int number) {
        return versions.find(id, number).orElseThrow(() -> new NotFound("catalogue-version"));
    }

    /** @throws NotFound when there is none */
    public ModelContent content(ItemId id, int number) {
        return versions.content(id, number).orElseThrow(() -> new NotFound("catalogue-version"));
    }

    private CatalogueItem item(ItemId id) {
        return items.find(id).orElseThrow(() -> new NotFound("catalogue-item"));
    }

    private Listed listed(CatalogueItem item, Locale reader) {
        var shown = version(item.id(), item.live() == null ? item.newest() : item.live());
        var drawn = Optional.ofNullable(shown.drawnName()).orElse(item.id().key());
        var called = shown.engineVersion() == null
                ? drawn
                : names.of(drawing(item.id().kind()), item.id().key(), shown.engineVersion())
                        .name(item.id().key(), drawn, reader);
        return new Listed(item, called, shown);
    }

    private static ModelFile.Kind drawing(ItemKind kind) {
        return switch (kind) {
            case JOURNEY -> ModelFile.Kind.BPMN;
            case DECISION -> ModelFile.Kind.DMN;
            case FORM -> ModelFile.Kind.FORM;
        };
    }

    private static Optional<ItemId> id(String cursor) {
        var between = cursor.indexOf('/');
        try {
            return between < 0
                    ? Optional.empty()
                    : Optional.of(ItemId.of(cursor.substring(0, between), cursor.substring(between + 1)));
        } catch (NotFound unknown) {
            return Optional.empty();
        }
    }
}
