package io.wayline.intake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.row.RowFault;
import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.SqlRows;

/** What is wrong with rows, kept until somebody has corrected them. */
@Component
class ImportFaults {

    private static final int AT_ONCE = 1_000;

    private static final String OF_KIND = " and (cast(:column as varchar) is null or field = :column)"
            + " and (cast(:code as varchar) is null or code = :code)";

    private final JdbcClient jdbc;

    ImportFaults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Numbered(long number, RowFault fault) {}

    /** @param before how many the import had before these */
    void add(String id, long before, List<RowFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var numbered = new ArrayList<Numbered>(faults.size());
        faults.forEach(fault -> numbered.add(new Numbered(before + numbered.size() + 1, fault)));
        var rows = new SqlRows<>(numbered);
        jdbc.sql("""
                        insert into import_fault (import_id, number, line, field, content, code, effect)
                        select ?, cast(r.number as bigint), cast(r.line as bigint), r.field, r.content, r.code,
                            r.effect
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
                            as r (number, line, field, content, code, effect)""")
                .params(
                        id,
                        rows.column(Numbered::number),
                        rows.column(row -> row.fault().line()),
                        rows.column(row -> row.fault().column()),
                        rows.column(row -> row.fault().value()),
                        rows.column(row -> row.fault().code()),
                        rows.column(row -> row.fault().effect()))
                .update();
    }

    /**
     * In the order in which they were found.
     *
     * @param column of which column, or null for all
     * @param code of which kind, or null for all
     */
    Page<RowFault> list(String id, @Nullable String column, @Nullable String code, @Nullable String cursor, int limit) {
        var after = cursor == null ? 0 : Cursor.number(cursor);
        var faults = after(id, column, code, after, limit + 1);
        var counted = jdbc.sql("select count(*) from (select 1 from import_fault where import_id = :id" + OF_KIND
                        + " fetch first " + (Page.COUNTED_TO + 1) + " rows only) counted")
                .param("id", id)
                .param("column", column)
                .param("code", code)
                .query(Long.class)
                .single();
        var page = Page.of(faults, limit, counted, last -> Long.toString(last.number()));
        return page.map(Numbered::fault);
    }

    /** Hands all of them on, in constant memory. */
    void each(String id, Consumer<RowFault> taker) {
        var after = 0L;
        for (var faults = after(id, null, null, after, AT_ONCE);
                !faults.isEmpty();
                faults = after(id, null, null, after, AT_ONCE)) {
            faults.forEach(numbered -> taker.accept(numbered.fault()));
            after = faults.get(faults.size() - 1).number();
        }
    }

    private List<Numbered> after(String id, @Nullable String column, @Nullable String code, long number, int most) {
        return jdbc.sql("select number, line, field, content, code, effect from import_fault where import_id = :id"
                        + OF_KIND + " and number > :number order by number fetch first :most rows only")
                .param("id", id)
                .param("column", column)
                .param("code", code)
                .param("number", number)
                .param("most", most)
                .query((row, place) -> new Numbered(
                        row.getLong("number"),
                        new RowFault(
                                row.getLong("line"),
                                row.getString("field"),
                                row.getString("content"),
                                row.getString("code"),
                                Effect.valueOf(row.getString("effect")))))
                .list();
    }
}
