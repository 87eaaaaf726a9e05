package io.wayline.customer;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.shared.CustomerId;

/**
 * The tables that have a column {@code customer_id}, whichever feature they belong to. They are read from the migrated
 * schema, so that a new one is seen without being named.
 */
public final class CustomerTables {

    private CustomerTables() {}

    /** The columns of each table by their names. */
    public static Map<String, Map<String, Column>> read(JdbcTemplate jdbc) {
        var tables = jdbc.execute((Connection of) -> read(of));
        tables.values().removeIf(columns -> !columns.containsKey("customer_id"));
        return tables;
    }

    /** Puts a made-up row of this customer into a table; it points to no other row unless it has to. */
    public static void fill(
            JdbcTemplate jdbc, String table, Map<String, Column> columns, CustomerId customer, MadeUp madeUp) {
        var names = new ArrayList<String>();
        var values = new ArrayList<Object>();
        columns.forEach((name, column) -> {
            if (column.byItself() || column.mayPoint()) {
                return;
            }
            var value = name.equals("customer_id") ? customer.value() : madeUp.of(table, name, column);
            if (value != null) {
                names.add(name);
                values.add(value);
            }
        });
        var marks = String.join(", ", Collections.nCopies(names.size(), "?"));
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", names) + ") values (" + marks + ")",
                values.toArray());
    }

    private static Map<String, Map<String, Column>> read(Connection of) throws SQLException {
        var meta = of.getMetaData();
        var tables = new TreeMap<String, Map<String, Column>>();
        var pointing = new TreeMap<String, Set<String>>();
        try (var found = meta.getColumns(of.getCatalog(), of.getSchema(), "%", "%")) {
            while (found.next()) {
                var table = found.getString("TABLE_NAME");
                if (!pointing.containsKey(table)) {
                    pointing.put(table, pointing(meta, of, table));
                }
                var name = found.getString("COLUMN_NAME");
                tables.computeIfAbsent(lower(table), each -> new LinkedHashMap<>())
                        .put(
                                lower(name),
                                new Column(
                                        found.getInt("DATA_TYPE"),
                                        found.getInt("COLUMN_SIZE"),
                                        Stream.of("IS_AUTOINCREMENT", "IS_GENERATEDCOLUMN")
                                                .anyMatch(is -> isYes(found, is)),
                                        isYes(found, "IS_NULLABLE")
                                                && pointing.get(table).contains(name)));
            }
        }
        return tables;
    }

    private static Set<String> pointing(DatabaseMetaData meta, Connection of, String table) throws SQLException {
        var names = new HashSet<String>();
        try (var keys = meta.getImportedKeys(of.getCatalog(), of.getSchema(), table)) {
            while (keys.next()) {
                names.add(keys.getString("FKCOLUMN_NAME"));
            }
        }
        return names;
    }

    private static boolean isYes(ResultSet row, String column) {
        try {
            return row.getString(column).equals("YES");
        } catch (SQLException noColumn) {
            throw new IllegalStateException(noColumn);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What a row says; null to leave a column as it is by itself. */
    @FunctionalInterface
    public interface MadeUp {

        Object of(String table, String name, Column column);
    }

    /**
     * A column.
     *
     * @param type of {@link Types}
     * @param byItself the database fills it
     * @param mayPoint points to another row, and need not
     */
    public record Column(int type, int size, boolean byItself, boolean mayPoint) {

        public boolean isText() {
            return type == Types.CHAR || type == Types.VARCHAR;
        }

        /** @throws IllegalArgumentException when this is a text */
        public Object plain() {
            return switch (type) {
                case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> 0;
                case Types.DOUBLE -> 0.0;
                case Types.NUMERIC, Types.DECIMAL -> BigDecimal.ZERO;
                case Types.BOOLEAN, Types.BIT -> false;
                case Types.DATE -> LocalDate.EPOCH;
                case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> OffsetDateTime.now(ZoneOffset.UTC);
                default -> throw new IllegalArgumentException("Say here what a column of this type may hold: " + this);
            };
        }
    }
}
