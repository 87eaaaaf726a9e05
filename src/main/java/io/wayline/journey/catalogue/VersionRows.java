package io.wayline.journey.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.engine.model.ModelDeployments.Definition;
import io.wayline.journey.model.Finding;
import io.wayline.shared.RowTime;

/** The rows of versions. */
@Repository
class VersionRows {

    private static final int MOST_FINDINGS = 100;
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final String HEAD = """
            select kind, item_key, number, state, origin, content_hash, made_by, made_at, why, published_by,
                published_at, ended_by, ended_at, ended_why, repeats, engine_version, definition_id, drawn_name, findings
            from catalogue_version""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VersionRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A version that is to be written.
     *
     * @param by null for what comes with the product
     */
    record New(
            ItemId id,
            int number,
            ModelContent content,
            Origin origin,
            VersionState state,
            @Nullable String by,
            @Nullable String why,
            @Nullable Integer repeats) {}

    /** What counts: a thing with what it says. */
    record Live(ItemId id, String folder, int number, Origin origin, ModelContent content) {}

    void add(New made, Instant at) {
        var id = made.id();
        jdbc.sql("""
                        insert into catalogue_version (kind, item_key, number, content, names, cases, content_hash,
                            drawn_name, origin, state, made_by, made_at, why, repeats)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id.kind().name(),
                        id.key(),
                        made.number(),
                        made.content().drawing(),
                        made.content().names(),
                        made.content().cases(),
                        made.content().hash(),
                        made.content().drawnName(id.kind()).orElse(null),
                        made.origin().name(),
                        made.state().name(),
                        made.by(),
                        RowTime.of(at),
                        made.why(),
                        made.repeats())
                .update();
    }

    void published(ItemId id, int number, Definition definition, @Nullable String by, Instant at) {
        jdbc.sql("""
                        update catalogue_version set state = 'PUBLISHED', definition_id = ?, engine_version = ?,
                            published_by = ?, published_at = ?, findings = null
                        where kind = ? and item_key = ? and number = ?""")
                .params(
                        definition.id(),
                        definition.version(),
                        by,
                        RowTime.of(at),
                        id.kind().name(),
                        id.key(),
                        number)
                .update();
    }

    void state(ItemId id, int number, VersionState state) {
        jdbc.sql("update catalogue_version set state = ? where kind = ? and item_key = ? and number = ?")
                .params(state.name(), id.kind().name(), id.key(), number)
                .update();
    }

    /** A person took it out of use, or set it aside. */
    void ended(ItemId id, int number, String by, Instant at, String why) {
        jdbc.sql("""
                        update catalogue_version set state = 'RETIRED', ended_by = ?, ended_at = ?, ended_why = ?
                        where kind = ? and item_key = ? and number = ?""")
                .params(by, RowTime.of(at), why, id.kind().name(), id.key(), number)
                .update();
    }

    /** What the check said of it, in place of what it said before. */
    void found(ItemId id, int number, List<Finding> findings) {
        var kept = findings.stream().limit(MOST_FINDINGS).toList();
        jdbc.sql("update catalogue_version set findings = ? where kind = ? and item_key = ? and number = ?")
                .params(
                        kept.isEmpty() ? null : json.writeValueAsString(kept),
                        id.kind().name(),
                        id.key(),
                        number)
                .update();
    }

    /** Better words or more cases beside the same drawing. */
    void beside(ItemId id, int number, ModelContent content) {
        jdbc.sql("""
                        update catalogue_version set names = ?, cases = ?
                        where kind = ? and item_key = ? and number = ?""")
                .params(content.names(), content.cases(), id.kind().name(), id.key(), number)
                .update();
    }

    Optional<ItemVersion> find(ItemId id, int number) {
        return jdbc.sql(HEAD + " where kind = ? and item_key = ? and number = ?")
                .params(id.kind().name(), id.key(), number)
                .query(this::version)
                .optional();
    }

    /** The newest first. */
    List<ItemVersion> below(ItemId id, int number, int limit) {
        return jdbc.sql(HEAD + " where kind = ? and item_key = ? and number < ? order by number desc fetch first "
                        + limit + " rows only")
                .params(id.kind().name(), id.key(), number)
                .query(this::version)
                .list();
    }

    long count(ItemId id) {
        return jdbc.sql("select count(*) from catalogue_version where kind = ? and item_key = ?")
                .params(id.kind().name(), id.key())
                .query(Long.class)
                .single();
    }

    Optional<ModelContent> content(ItemId id, int number) {
        return jdbc.sql("""
                        select content, names, cases from catalogue_version
                        where kind = ? and item_key = ? and number = ?""")
                .params(id.kind().name(), id.key(), number)
                .query(VersionRows::content)
                .optional();
    }

    /** Whether any version of it counted once. */
    boolean wasPublished(ItemId id) {
        return jdbc.sql("""
                        select count(*) from catalogue_version
                        where kind = ? and item_key = ? and published_at is not null""")
                        .params(id.kind().name(), id.key())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** How many things have a file of the product that the check refuses and nobody has to decide about. */
    long refused() {
        return jdbc.sql("""
                        select count(*) from catalogue_version v join catalogue_item i
                            on i.kind = v.kind and i.item_key = v.item_key
                        where v.state = 'DRAFT' and (i.waiting is null or i.waiting <> v.number)""").query(Long.class).single();
    }

    /** All that counts, with what it says. */
    List<Live> live() {
        return jdbc.sql("""
                        select v.*, i.folder from catalogue_item i
                        join catalogue_version v
                            on v.kind = i.kind and v.item_key = i.item_key and v.number = i.live
                        order by i.kind, i.item_key""")
                .query((row, at) -> new Live(
                        CatalogueRows.id(row),
                        row.getString("folder"),
                        row.getInt("number"),
                        Origin.valueOf(row.getString("origin")),
                        content(row, at)))
                .list();
    }

    static ModelContent content(ResultSet row, int number) throws SQLException {
        return new ModelContent(row.getString("content"), row.getString("names"), row.getString("cases"));
    }

    private ItemVersion version(ResultSet row, int number) throws SQLException {
        var findings = row.getString("findings");
        var endedBy = row.getString("ended_by");
        return new ItemVersion(
                CatalogueRows.id(row),
                row.getInt("number"),
                VersionState.valueOf(row.getString("state")),
                Origin.valueOf(row.getString("origin")),
                row.getString("content_hash"),
                row.getString("made_by"),
                RowTime.read(row, "made_at"),
                row.getString("why"),
                row.getString("published_by"),
                RowTime.readNullable(row, "published_at"),
                endedBy == null
                        ? null
                        : new ItemVersion.End(endedBy, RowTime.read(row, "ended_at"), row.getString("ended_why")),
                CatalogueRows.integer(row, "repeats"),
                CatalogueRows.integer(row, "engine_version"),
                row.getString("definition_id"),
                row.getString("drawn_name"),
                findings == null ? List.of() : json.readValue(findings, FINDINGS));
    }
}
