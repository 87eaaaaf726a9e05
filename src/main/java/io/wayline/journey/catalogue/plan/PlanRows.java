package io.wayline.journey.catalogue.plan;

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

import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.model.Finding;
import io.wayline.shared.RowTime;

/** The rows of planned publications. Each move says from which state it goes, so that of two who move one, one does. */
@Repository
class PlanRows {

    private static final int MOST_FINDINGS = 100;

    /** What became of it without whoever asked for it, whom that is news to until they have read it. */
    private static final String ENDED_FOR_ASKER = """
             asked_by = ? and read_by is null and ended_at >= ? and (state = 'DECLINED'
            or state = 'PUBLISHED' and (publish_at is not null or confirmed_by is not null))""";

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlanRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another one of the thing waits */
    void add(PublicationPlan plan) {
        jdbc.sql("""
                        insert into publication_plan (id, kind, item_key, open_item, folder, content, names, cases, seen,
                            draft_revision, origin, asked_by, asked_at, why, publish_at, state, due_at, tries)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""")
                .params(
                        plan.id(),
                        plan.item().kind().name(),
                        plan.item().key(),
                        plan.item().kind().name() + "/" + plan.item().key(),
                        plan.folder(),
                        plan.content().drawing(),
                        plan.content().names(),
                        plan.content().cases(),
                        plan.seen(),
                        plan.draftRevision(),
                        plan.origin().name(),
                        plan.askedBy(),
                        RowTime.of(plan.askedAt()),
                        plan.why(),
                        RowTime.ofNullable(plan.publishAt()),
                        plan.state().name(),
                        plan.state() == PlanState.PLANNED ? RowTime.ofNullable(plan.publishAt()) : null)
                .update();
    }

    Optional<PublicationPlan> find(String id) {
        return jdbc.sql("select * from publication_plan where id = ?")
                .param(id)
                .query(this::plan)
                .optional();
    }

    Optional<PublicationPlan> open(ItemId id) {
        return jdbc.sql("select * from publication_plan where open_item = ?")
                .param(id.kind().name() + "/" + id.key())
                .query(this::plan)
                .optional();
    }

    /** The newest, whatever became of it. */
    Optional<PublicationPlan> newest(ItemId id) {
        return jdbc.sql("""
                        select * from publication_plan where kind = ? and item_key = ?
                        order by asked_at desc, id desc fetch first 1 rows only""")
                .params(id.kind().name(), id.key())
                .query(this::plan)
                .optional();
    }

    /** The newest that was refused and that nobody has read. */
    Optional<PublicationPlan> unread(ItemId id) {
        return jdbc.sql("""
                        select * from publication_plan
                        where kind = ? and item_key = ? and state = 'REFUSED' and read_by is null
                        order by asked_at desc, id desc fetch first 1 rows only""")
                .params(id.kind().name(), id.key())
                .query(this::plan)
                .optional();
    }

    /** What a person asked for of a thing, and ended without them since then: published or declined, and they have not read it. */
    Optional<PublicationPlan> ended(ItemId id, String asker, Instant since) {
        return jdbc.sql("select * from publication_plan where kind = ? and item_key = ? and" + ENDED_FOR_ASKER
                        + " order by ended_at desc, id desc fetch first 1 rows only")
                .params(id.kind().name(), id.key(), asker, RowTime.of(since))
                .query(this::plan)
                .optional();
    }

    /** The same of all things, the last first. */
    List<PublicationPlan> ended(String asker, Instant since) {
        return jdbc.sql("select * from publication_plan where" + ENDED_FOR_ASKER
                        + " order by ended_at desc, id desc fetch first 100 rows only")
                .params(asker, RowTime.of(since))
                .query(this::plan)
                .list();
    }

    /** How many those are. */
    long endedCount(String asker, Instant since) {
        return jdbc.sql("select count(*) from publication_plan where" + ENDED_FOR_ASKER)
                .params(asker, RowTime.of(since))
                .query(Long.class)
                .single();
    }

    /** Those that wait, or were refused and nobody has read it; the one that was asked for last first. */
    List<PublicationPlan> waiting() {
        return jdbc.sql("""
                        select * from publication_plan
                        where state in ('ASKED', 'PLANNED') or (state = 'REFUSED' and read_by is null)
                        order by asked_at desc, id desc fetch first 100 rows only""").query(this::plan).list();
    }

    /** Those whose time has come, the first first. */
    List<String> due(Instant now, int limit) {
        return jdbc.sql("select id from publication_plan where state = 'PLANNED' and due_at <= ?"
                        + " order by due_at, id fetch first " + limit + " rows only")
                .param(RowTime.of(now))
                .query(String.class)
                .list();
    }

    /** It waits for its time; whether it still waited for a second person. */
    boolean confirmed(String id, String by, Instant at, Instant due) {
        return jdbc.sql("""
                        update publication_plan set state = 'PLANNED', confirmed_by = ?, confirmed_at = ?, due_at = ?
                        where id = ? and state = 'ASKED'""").params(by, RowTime.of(at), RowTime.of(due), id).update() == 1;
    }

    /** What it says counts; whether it still waited. */
    boolean published(String id, PlanState from, @Nullable String confirmedBy, int number, Instant at) {
        return jdbc.sql("""
                        update publication_plan set state = 'PUBLISHED', number = ?, ended_at = ?, due_at = null,
                            open_item = null, confirmed_by = coalesce(confirmed_by, ?),
                            confirmed_at = coalesce(confirmed_at, ?)
                        where id = ? and state = ?""")
                        .params(
                                number,
                                RowTime.of(at),
                                confirmedBy,
                                confirmedBy == null ? null : RowTime.of(at),
                                id,
                                from.name())
                        .update()
                == 1;
    }

    /** It could not be published; whether it still waited. */
    boolean refused(String id, PlanState from, String refusal, List<Finding> findings, Instant at) {
        var kept = findings.stream().limit(MOST_FINDINGS).toList();
        return jdbc.sql("""
                        update publication_plan set state = 'REFUSED', refusal = ?, findings = ?, ended_at = ?,
                            due_at = null, open_item = null where id = ? and state = ?""")
                        .params(
                                refusal,
                                kept.isEmpty() ? null : json.writeValueAsString(kept),
                                RowTime.of(at),
                                id,
                                from.name())
                        .update()
                == 1;
    }

    /** A person ended it; whether it still waited. */
    boolean ended(String id, PlanState to, String by, @Nullable String why, Instant at) {
        return jdbc.sql("""
                        update publication_plan set state = ?, ended_by = ?, ended_why = ?, ended_at = ?, due_at = null,
                            open_item = null where id = ? and state in ('ASKED', 'PLANNED')""").params(to.name(), by, why, RowTime.of(at), id).update() == 1;
    }

    /** It failed for no reason of its own, and is tried again. */
    void later(String id, int tries, Instant due) {
        jdbc.sql("update publication_plan set tries = ?, due_at = ? where id = ? and state = 'PLANNED'")
                .params(tries, RowTime.of(due), id)
                .update();
    }

    int tries(String id) {
        return jdbc.sql("select tries from publication_plan where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    void read(String id, String by) {
        jdbc.sql("""
                        update publication_plan set read_by = ? where id = ? and read_by is null
                        and (state = 'REFUSED' or state in ('PUBLISHED', 'DECLINED') and asked_by = ?)""").params(by, id, by).update();
    }

    /** All that were refused of a thing, and what this person asked for, have been read: they go on with it. */
    void readAll(ItemId id, String by) {
        jdbc.sql("""
                        update publication_plan set read_by = ?
                        where kind = ? and item_key = ? and read_by is null
                        and (state = 'REFUSED' or state in ('PUBLISHED', 'DECLINED') and asked_by = ?)""").params(by, id.kind().name(), id.key(), by).update();
    }

    /** How many wait for somebody else than this person. */
    long asked(String reader) {
        return jdbc.sql("select count(*) from publication_plan where state = 'ASKED' and asked_by <> ?")
                .param(reader)
                .query(Long.class)
                .single();
    }

    /** How many were refused, and nobody has read it. */
    long unread() {
        return jdbc.sql("select count(*) from publication_plan where state = 'REFUSED' and read_by is null")
                .query(Long.class)
                .single();
    }

    private PublicationPlan plan(ResultSet row, int at) throws SQLException {
        var findings = row.getString("findings");
        return new PublicationPlan(
                row.getString("id"),
                new ItemId(ItemKind.valueOf(row.getString("kind")), row.getString("item_key")),
                row.getString("folder"),
                new ModelContent(row.getString("content"), row.getString("names"), row.getString("cases")),
                row.getInt("seen"),
                integer(row, "draft_revision"),
                Origin.valueOf(row.getString("origin")),
                row.getString("asked_by"),
                RowTime.read(row, "asked_at"),
                row.getString("why"),
                RowTime.readNullable(row, "publish_at"),
                PlanState.valueOf(row.getString("state")),
                row.getString("confirmed_by"),
                RowTime.readNullable(row, "confirmed_at"),
                row.getString("ended_by"),
                RowTime.readNullable(row, "ended_at"),
                row.getString("ended_why"),
                row.getString("refusal"),
                findings == null ? List.of() : json.readValue(findings, FINDINGS),
                integer(row, "number"),
                row.getString("read_by"));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var number = row.getInt(column);
        return row.wasNull() ? null : number;
    }
}
