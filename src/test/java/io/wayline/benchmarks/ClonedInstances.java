package io.wayline.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many more instances like one that stands there: its rows, of the engine and of ours, copied in the database. Starting
 * 300,000 through the engine would take an hour and leave the same rows.
 */
final class ClonedInstances {

    /** Every table that holds something of a waiting instance, parents first. */
    private static final List<String> WAITING = List.of(
            "act_ru_execution",
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_ru_job",
            "act_hi_procinst",
            "act_hi_actinst",
            "journey_instance",
            "journey_entry");

    /** What is there of a customer whose way has ended; the texts of mails go earlier and are not among it. */
    private static final List<String> ENDED = List.of(
            "act_hi_procinst",
            "act_hi_actinst",
            "journey_instance",
            "journey_entry",
            "inbox_event",
            "outbox_message",
            "timeline_entry");

    /** Columns that no two rows may have alike, beside ids. */
    private static final Set<String> UNIQUE = Set.of("event_id", "idem_key", "message_id");

    private static final String MARK = "~";

    private final JdbcClient sql;
    private int made;

    ClonedInstances(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Copies an instance, with every id in it made new; timers of the copies are due in one to thirty-one days.
     *
     * @param instance an instance that waits and has no job running
     */
    void add(String instance, String customer, int copies) {
        add(WAITING, instance, customer, copies);
    }

    /** Copies an instance that has ended, with the event that began it, its mails, and its customer's timeline. */
    void addEnded(String instance, String customer, int copies) {
        add(ENDED, instance, customer, copies);
    }

    private void add(List<String> tables, String instance, String customer, int copies) {
        var ids = ids(instance);
        ids.add(customer);
        withoutForeignKeys(tables, () -> {
            for (var table : tables) {
                for (var row : rows(table, ids)) {
                    copy(table, row, ids, copies);
                }
            }
        });
        made += copies;
        sql.sql("vacuum analyze").update();
    }

    /** Takes all copies away again. */
    void clear() {
        withoutForeignKeys(
                WAITING,
                () -> WAITING.forEach(
                        table -> sql.sql("delete from %s where %s like '%%%s%%'".formatted(table, key(table), MARK))
                                .update()));
        sql.sql("vacuum analyze").update();
    }

    /** Whole families come and go here; to look for the parents of each row takes ten times as long as the rows. */
    private void withoutForeignKeys(List<String> tables, Runnable work) {
        tables.forEach(table ->
                sql.sql("alter table " + table + " disable trigger all").update());
        work.run();
        tables.forEach(
                table -> sql.sql("alter table " + table + " enable trigger all").update());
    }

    long waitingTimers() {
        return sql.sql("select count(*) from act_ru_job where type_ = 'timer'")
                .query(Long.class)
                .single();
    }

    private Set<String> ids(String instance) {
        var ids = new TreeSet<String>();
        ids.add(instance);
        for (var select : List.of(
                "select id_ from act_ru_execution where proc_inst_id_ = ?",
                "select id_ from act_ru_variable where proc_inst_id_ = ?",
                "select id_ from act_ru_event_subscr where proc_inst_id_ = ?",
                "select id_ from act_ru_job where process_instance_id_ = ?",
                "select id_ from act_hi_actinst where proc_inst_id_ = ?",
                "select act_inst_id_ from act_ru_execution where proc_inst_id_ = ? and act_inst_id_ is not null")) {
            ids.addAll(sql.sql(select).param(instance).query(String.class).list());
        }
        return ids;
    }

    private List<List<Cell>> rows(String table, Set<String> ids) {
        return sql.sql("select * from %s where %s in (:ids)".formatted(table, key(table)))
                .param("ids", ids)
                .query((row, number) -> {
                    var columns = row.getMetaData();
                    var cells = new ArrayList<Cell>();
                    for (var column = 1; column <= columns.getColumnCount(); column++) {
                        cells.add(new Cell(
                                columns.getColumnName(column),
                                Objects.toString(row.getObject(column), ""),
                                columns.isAutoIncrement(column)));
                    }
                    return List.copyOf(cells);
                })
                .list();
    }

    /** As long as the id, because columns are as wide as ids are; they differ from each other in their first half. */
    private static String anotherId(String column) {
        return "left(%s, -8) || '%s' || lpad(n::text, 7, '0')".formatted(column, MARK);
    }

    private static String key(String table) {
        return table.startsWith("act_") ? "id_" : table.equals("journey_instance") ? "id" : "customer_id";
    }

    private record Cell(String column, String value, boolean counted) {}

    private void copy(String table, List<Cell> row, Set<String> ids, int copies) {
        var written = row.stream().filter(cell -> !cell.counted()).toList();
        var columns = written.stream().map(Cell::column).collect(Collectors.joining(", "));
        var values = written.stream().map(cell -> value(cell, ids)).collect(Collectors.joining(", "));
        var key = row.stream()
                .filter(cell -> cell.counted() || ids.contains(cell.value()))
                .map(cell -> cell.column() + " = '" + cell.value() + "'")
                .collect(Collectors.joining(" and "));
        sql.sql("insert into %s (%s) select %s from %s, generate_series(%d, %d) n where %s"
                        .formatted(table, columns, values, table, made + 1, made + copies, key))
                .update();
    }

    private static String value(Cell cell, Set<String> ids) {
        if (ids.contains(cell.value())) {
            return anotherId(cell.column());
        }
        if (UNIQUE.contains(cell.column())) {
            return "%s || '%s' || n".formatted(cell.column(), MARK);
        }
        return cell.column().equals("duedate_")
                ? "now() + interval '1 day' + random() * interval '30 days'"
                : cell.column();
    }
}
