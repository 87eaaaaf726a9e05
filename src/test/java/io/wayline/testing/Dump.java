package io.wayline.testing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All rows of a database, the same file for H2 and PostgreSQL: a line of JSON for each row, with its table, and each value
 * as its text; bytes are in hexadecimal digits. Sessions are left out: a person signs in again after an upgrade.
 */
public record Dump(Path file) {

    private static final Set<String> LEFT_OUT = Set.of("spring_session", "spring_session_attributes");
    private static final String MIGRATIONS = "flyway_schema_history";
    private static final Set<Integer> BYTES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Line(String table, Map<String, @Nullable String> row) {}

    private record Column(String name, int type, boolean generated) {}

    public void write(Connection from) throws SQLException, IOException {
        try (var out = Files.newBufferedWriter(file);
                var statement = from.createStatement()) {
            for (var named : tables(from).entrySet()) {
                var table = named.getKey();
                var columns = columns(from, named.getValue()).stream()
                        .filter(column -> !column.generated())
                        .toList();
                var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
                var order = columns.size() > 1 ? " order by 1, 2" : " order by 1";
                try (var rows = statement.executeQuery("select " + names + " from " + table + order)) {
                    write(table, columns, rows, out);
                }
            }
        }
    }

    private static void write(String table, List<Column> columns, ResultSet rows, BufferedWriter out)
            throws SQLException, IOException {
        while (rows.next()) {
            var row = new LinkedHashMap<String, @Nullable String>();
            for (var number = 0; number < columns.size(); number++) {
                var column = columns.get(number);
                var bytes = BYTES.contains(column.type()) ? rows.getBytes(number + 1) : null;
                row.put(
                        column.name(),
                        bytes == null
                                ? rows.getString(number + 1)
                                : HexFormat.of().formatHex(bytes));
            }
            out.write(JSON.writeValueAsString(new Line(table, row)));
            out.newLine();
        }
    }

    /** The last migration that the dumped database had. */
    String version() throws IOException {
        try (var lines = lines()) {
            return lines.filter(line -> line.table().equals(MIGRATIONS))
                    .map(line -> line.row().get("version"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }
    }

    /** Makes the tables as they were for the dump, in an empty database, and fills them. */
    void restore(DataSource into, boolean postgres) throws SQLException, IOException {
        var flyway = Flyway.configure()
                .dataSource(into)
                .locations(
                        "classpath:db/migration/common", "classpath:db/migration/" + (postgres ? "postgresql" : "h2"))
                .target(version())
                .load();
        flyway.migrate();
        isAsItWas(flyway.info().applied());
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setDataSource(into);
        engine.setDatabaseSchemaUpdate("true");
        engine.setProcessEngineName("tables-of-a-dump");
        engine.buildProcessEngine().close();
        try (var connection = into.getConnection()) {
            load(connection);
        }
    }

    /** A base that was changed after its dump was written would be another one for whoever has filled it already. */
    private void isAsItWas(MigrationInfo[] base) throws IOException {
        try (var lines = lines()) {
            var checksums = lines.filter(line -> line.table().equals(MIGRATIONS))
                    .map(Line::row)
                    .filter(row -> row.get("checksum") != null)
                    .collect(Collectors.toMap(row -> row.get("script"), row -> row.get("checksum")));
            for (var migration : base) {
                // what a database says in its own way is in the dump of that database only
                var then = checksums.get(migration.getScript());
                if (then != null && !then.equals(String.valueOf(migration.getChecksum()))) {
                    throw new IllegalStateException(
                            migration.getScript() + " is not what it was: add a migration instead of changing one");
                }
            }
        }
    }

    /** What migrations have put there is in the dump too, and so is not kept. */
    private void load(Connection into) throws SQLException, IOException {
        var postgres = into.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        try (var statement = into.createStatement();
                var lines = lines()) {
            statement.execute(postgres ? "set session_replication_role = replica" : "set referential_integrity false");
            var tables = tables(into);
            tables.remove(MIGRATIONS);
            for (var table : tables.keySet()) {
                statement.execute("delete from " + table);
            }
            var shapes = new HashMap<String, Map<String, Integer>>();
            for (var line : (Iterable<Line>) lines.filter(each -> tables.containsKey(each.table()))::iterator) {
                var types = shapes.get(line.table());
                if (types == null) {
                    types = columns(into, tables.get(line.table())).stream()
                            .collect(Collectors.toMap(Column::name, Column::type));
                    shapes.put(line.table(), types);
                }
                insert(into, line, types);
            }
            for (var table : tables.values()) {
                numbersGoOn(into, table);
            }
            statement.execute(postgres ? "set session_replication_role = default" : "set referential_integrity true");
        }
    }

    private static void insert(Connection into, Line line, Map<String, Integer> types) throws SQLException {
        var names = List.copyOf(line.row().keySet());
        var places = names.stream().map(name -> "?").collect(Collectors.joining(", "));
        try (var insert = into.prepareStatement(
                "insert into " + line.table() + " (" + String.join(", ", names) + ") values (" + places + ")")) {
            for (var number = 0; number < names.size(); number++) {
                var name = names.get(number);
                var value = line.row().get(name);
                if (value == null) {
                    insert.setNull(number + 1, types.get(name));
                } else if (BYTES.contains(types.get(name))) {
                    insert.setBytes(number + 1, HexFormat.of().parseHex(value));
                } else {
                    // the database reads it by the type of the column
                    insert.setObject(number + 1, value, Types.OTHER);
                }
            }
            insert.executeUpdate();
        }
    }

    /** The next id is one that no row has. */
    private static void numbersGoOn(Connection into, String table) throws SQLException {
        try (var columns = into.getMetaData().getColumns(null, null, table, null)) {
            while (columns.next()) {
                if (!columns.getString("IS_AUTOINCREMENT").equals("YES")) {
                    continue;
                }
                var column = columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                try (var statement = into.createStatement();
                        var last = statement.executeQuery("select coalesce(max(" + column + "), 0) from " + table)) {
                    last.next();
                    into.createStatement()
                            .execute("alter table %s alter column %s restart with %d"
                                    .formatted(table, column, last.getLong(1) + 1));
                }
            }
        }
    }

    /** In small letters, each with the name that the database has for it: Flyway and the engine spell in their own ways. */
    private static SortedMap<String, String> tables(Connection of) throws SQLException {
        var tables = new TreeMap<String, String>();
        try (var found = of.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                if (!found.getString("TABLE_SCHEM").equalsIgnoreCase("information_schema")) {
                    tables.put(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT), found.getString("TABLE_NAME"));
                }
            }
        }
        LEFT_OUT.forEach(tables::remove);
        return tables;
    }

    private static List<Column> columns(Connection of, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var found = of.getMetaData().getColumns(null, null, table, null)) {
            while (found.next()) {
                columns.add(new Column(
                        found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                        found.getInt("DATA_TYPE"),
                        found.getString("IS_GENERATEDCOLUMN").equals("YES")));
            }
        }
        return columns;
    }

    private Stream<Line> lines() throws IOException {
        BufferedReader reader = Files.newBufferedReader(file);
        return reader.lines().map(line -> JSON.readValue(line, Line.class)).onClose(() -> {
            try {
                reader.close();
            } catch (IOException ignored) {
                // read, not written
            }
        });
    }
}
