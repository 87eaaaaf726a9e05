package io.wayline.journey.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.wayline.shared.RowTime;

/** The rows of drafts. */
@Repository
class DraftRows {

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Draft> find(ItemId id, String owner) {
        return jdbc.sql("select * from catalogue_draft where kind = ? and item_key = ? and owner = ?")
                .params(id.kind().name(), id.key(), owner)
                .query(DraftRows::draft)
                .optional();
    }

    /** Of everybody, the one that was saved last first. */
    List<Draft> of(ItemId id) {
        return jdbc.sql("select * from catalogue_draft where kind = ? and item_key = ? order by saved_at desc, owner")
                .params(id.kind().name(), id.key())
                .query(DraftRows::draft)
                .list();
    }

    /** The one that was saved last first, up to 200. */
    List<Draft> by(String owner) {
        return jdbc.sql("select * from catalogue_draft where owner = ?"
                        + " order by saved_at desc, kind, item_key fetch first 200 rows only")
                .param(owner)
                .query(DraftRows::draft)
                .list();
    }

    void add(Draft draft) {
        jdbc.sql("""
                        insert into catalogue_draft (kind, item_key, owner, folder, content, names, cases, based_on,
                            revision, checked, saved_at, held_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        draft.id().kind().name(),
                        draft.id().key(),
                        draft.owner(),
                        draft.folder(),
                        draft.content().drawing(),
                        draft.content().names(),
                        draft.content().cases(),
                        draft.basedOn(),
                        draft.revision(),
                        draft.checked(),
                        RowTime.of(draft.savedAt()),
                        RowTime.of(draft.heldUntil()))
                .update();
    }

    /** Whether it still was at this revision. */
    boolean replace(Draft draft, int revision) {
        return jdbc.sql("""
                        update catalogue_draft set folder = ?, content = ?, names = ?, cases = ?, based_on = ?,
                            revision = ?, checked = ?, saved_at = ?, held_until = ?
                        where kind = ? and item_key = ? and owner = ? and revision = ?""")
                        .params(
                                draft.folder(),
                                draft.content().drawing(),
                                draft.content().names(),
                                draft.content().cases(),
                                draft.basedOn(),
                                draft.revision(),
                                draft.checked(),
                                RowTime.of(draft.savedAt()),
                                RowTime.of(draft.heldUntil()),
                                draft.id().kind().name(),
                                draft.id().key(),
                                draft.owner(),
                                revision)
                        .update()
                == 1;
    }

    void hold(ItemId id, String owner, Instant until) {
        jdbc.sql("update catalogue_draft set held_until = ? where kind = ? and item_key = ? and owner = ?")
                .params(RowTime.of(until), id.kind().name(), id.key(), owner)
                .update();
    }

    /** What the check said of a revision; of a later one it says nothing. */
    void checked(ItemId id, String owner, int revision, boolean checked) {
        jdbc.sql("update catalogue_draft set checked = ?"
                        + " where kind = ? and item_key = ? and owner = ? and revision = ?")
                .params(checked, id.kind().name(), id.key(), owner, revision)
                .update();
    }

    /** Only at this revision: what was saved later stays. */
    void delete(ItemId id, String owner, int revision) {
        jdbc.sql("delete from catalogue_draft where kind = ? and item_key = ? and owner = ? and revision = ?")
                .params(id.kind().name(), id.key(), owner, revision)
                .update();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                CatalogueRows.id(row),
                row.getString("owner"),
                row.getString("folder"),
                VersionRows.content(row, number),
                row.getInt("based_on"),
                row.getInt("revision"),
                row.getBoolean("checked"),
                RowTime.read(row, "saved_at"),
                RowTime.read(row, "held_until"));
    }
}
