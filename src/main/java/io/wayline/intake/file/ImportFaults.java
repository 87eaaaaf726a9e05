package io.wayline.intake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.row.RowFault;
import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.SqlRows;

/** What is wrong with rows, kept until somebody has corrected them. */
@Component
class ImportFaults {

    private static final int AT_ONCE = 1_000;

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
                        insert into import_fault (import_id, number, line, field, content, code)
                        select ?, cast(r.number as bigint), cast(r.line as bigint), r.field, r.content, r.code
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array))
                            as r (number, line, field, content, code)""")
                .params(
                        id,
                        rows.column(Numbered::number),
                        rows.column(row -> row.fault().line()),
                        rows.column(row -> row.fault().column()),
                        rows.column(row -> row.fault().value()),
                        rows.column(row -> row.fault().code()))
                .update();
    }

    /** In the order of the file. */
    Page<RowFault> list(String id, @Nullable String cursor, int limit) {
        var after = cursor == null ? 0 : Cursor.number(cursor);
        var faults = after(id, after, limit + 1);
        var counted = jdbc.sql("select count(*) from import_fault where import_id = ? and number <= ?")
                .params(id, Page.COUNTED_TO + 1)
                .query(Long.class)
                .single();
        return Page.of(faults, limit, counted, last -> Long.toString(after + limit));
    }

    /** Hands all of them on, in constant memory. */
    void each(String id, Consumer<RowFault> taker) {
        var after = 0L;
        for (var faults = after(id, after, AT_ONCE); !faults.isEmpty(); faults = after(id, after, AT_ONCE)) {
            faults.forEach(taker);
            after += faults.size();
        }
    }

    private List<RowFault> after(String id, long number, int most) {
        return jdbc.sql("""
                        select line, field, content, code from import_fault
                        where import_id = ? and number > ? order by number fetch first ? rows only""")
                .params(id, number, most)
                .query((row, place) -> new RowFault(
                        row.getLong("line"), row.getString("field"), row.getString("content"), row.getString("code")))
                .list();
    }
}
