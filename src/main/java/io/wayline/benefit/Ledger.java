package io.wayline.benefit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.benefit.Benefit.LedgerEntry;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** What became of each benefit: lines are added and never changed. */
@Component
class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(long benefit, LedgerEntry entry, Cause cause) {
        var off = entry.discount();
        jdbc.sql("""
                        insert into benefit_entry (benefit_id, at, kind, points, request_key, order_ref, reason,
                            order_amount, discount, currency, cause_kind, cause_ref)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        benefit,
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.kind().name(),
                        entry.points(),
                        entry.requestKey(),
                        entry.order(),
                        entry.reason(),
                        off == null ? null : off.orderAmount(),
                        off == null ? null : off.amount(),
                        off == null ? null : off.currency(),
                        cause.kind().name(),
                        cause.ref())
                .update();
    }

    Optional<LedgerEntry> under(long benefit, String requestKey) {
        return jdbc.sql("select * from benefit_entry where benefit_id = ? and request_key = ?")
                .params(benefit, requestKey)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Of several benefits with one statement, by the benefit's id, the oldest first. */
    Map<Long, List<LedgerEntry>> of(List<Long> benefits) {
        if (benefits.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from benefit_entry where benefit_id in (:ids) order by id")
                .param("ids", benefits)
                .query((row, number) -> Map.entry(row.getLong("benefit_id"), read(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static LedgerEntry read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new LedgerEntry(
                RowTime.read(row, "at"),
                LedgerEntry.Kind.valueOf(row.getString("kind")),
                row.getObject("points", Integer.class),
                row.getString("request_key"),
                row.getString("order_ref"),
                row.getString("reason"),
                currency == null
                        ? null
                        : Discount.read(row.getBigDecimal("order_amount"), row.getBigDecimal("discount"), currency));
    }
}
