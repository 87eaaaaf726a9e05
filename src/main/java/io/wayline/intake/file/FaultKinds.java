package io.wayline.intake.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.row.RowFault;
import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.shared.SqlRows;

/** What is wrong with a file by kind, so that each is mended once. */
@Component
class FaultKinds {

    /** What keeps rows out first, and of that what is most. */
    private static final Comparator<FaultKind> MOST_FIRST = Comparator.comparing(FaultKind::effect)
            .thenComparing(Comparator.comparingLong(FaultKind::count).reversed())
            .thenComparing(FaultKind::line);

    private final JdbcClient jdbc;

    FaultKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String column, String code, Effect effect) {}

    static List<FaultKind> of(Collection<RowFault> faults) {
        var kinds = new LinkedHashMap<Key, FaultKind>();
        for (var fault : faults) {
            kinds.merge(
                    new Key(fault.column(), fault.code(), fault.effect()),
                    new FaultKind(fault.column(), fault.code(), fault.effect(), 1, fault.line(), fault.value()),
                    FaultKinds::together);
        }
        return kinds.values().stream().sorted(MOST_FIRST).toList();
    }

    private static FaultKind together(FaultKind one, FaultKind other) {
        var first = one.line() <= other.line() ? one : other;
        return new FaultKind(
                one.column(), one.code(), one.effect(), one.count() + other.count(), first.line(), first.value());
    }

    /** In the caller's transaction, with one statement. */
    void add(String id, List<RowFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var rows = new SqlRows<>(of(faults));
        jdbc.sql("""
                        merge into import_fault_kind k using (
                            select cast(? as varchar) as import_id, r.field, r.code, r.effect, cast(r.faults as bigint) as faults,
                                cast(r.line as bigint) as line, r.content
                            from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                                cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
                                as r (field, code, effect, faults, line, content)) n
                        on k.import_id = n.import_id and k.field = n.field and k.code = n.code and k.effect = n.effect
                        when matched then update set faults = k.faults + n.faults
                        when not matched then insert (import_id, field, code, effect, faults, first_line, content)
                            values (n.import_id, n.field, n.code, n.effect, n.faults, n.line, n.content)""")
                .params(
                        id,
                        rows.column(FaultKind::column),
                        rows.column(FaultKind::code),
                        rows.column(FaultKind::effect),
                        rows.column(FaultKind::count),
                        rows.column(FaultKind::line),
                        rows.column(FaultKind::value))
                .update();
    }

    List<FaultKind> list(String id) {
        return jdbc
                .sql("""
                        select field, code, effect, faults, first_line, content from import_fault_kind
                        where import_id = ?""")
                .param(id)
                .query((row, number) -> new FaultKind(
                        row.getString("field"),
                        row.getString("code"),
                        Effect.valueOf(row.getString("effect")),
                        row.getLong("faults"),
                        row.getLong("first_line"),
                        row.getString("content")))
                .list()
                .stream()
                .sorted(MOST_FIRST)
                .toList();
    }
}
