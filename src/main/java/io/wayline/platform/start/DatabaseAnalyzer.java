package io.wayline.platform.start;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says why the database does not open; every other SQL fault is left to those who know it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final int H2_IN_USE = 90020;
    private static final int H2_IO = 90028;
    private static final int H2_BROKEN_FILE = 90030;
    private static final int H2_IO_NAMED = 90031;

    private final Environment environment;

    DatabaseAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException fault) {
        var deepest = deepest(fault);
        return deepest.getClass().getName().startsWith("org.h2.")
                ? ofH2(deepest)
                : ofServer(deepest, String.valueOf(deepest.getSQLState()));
    }

    private @Nullable FailureAnalysis ofH2(SQLException fault) {
        var directory = environment.getProperty("wayline.data-dir");
        return switch (fault.getErrorCode()) {
            case H2_IN_USE ->
                new FailureAnalysis(
                        "Another Wayline already runs on the data in %s; two must not write there."
                                .formatted(directory),
                        """
                        Use the one that runs, stop it first, or give this one a directory of its own:
                            --wayline.data-dir=./other-data --server.port=8090
                        To run several nodes on the same data, connect a PostgreSQL database (spring.datasource.url).""",
                        fault);
            case H2_IO, H2_BROKEN_FILE, H2_IO_NAMED ->
                new FailureAnalysis(
                        "The database file in %s cannot be read or written.".formatted(directory),
                        "Check the owner and the permissions of its files and the free space of the disk,"
                                + " or restore the directory from a backup.",
                        fault);
            default -> null;
        };
    }

    private @Nullable FailureAnalysis ofServer(SQLException fault, String state) {
        var url = environment.getProperty("spring.datasource.url", "").replaceFirst("\\?.*", "");
        if (state.startsWith("08")) {
            return new FailureAnalysis(
                    "No database answers at %s.".formatted(url),
                    "Start PostgreSQL there, or correct host and port in spring.datasource.url.",
                    fault);
        }
        return switch (state) {
            case "28P01", "28000" ->
                new FailureAnalysis(
                        "The database at %s refuses the user or the password.".formatted(url),
                        "Correct spring.datasource.username and spring.datasource.password"
                                + " (in the environment: SPRING_DATASOURCE_PASSWORD).",
                        fault);
            case "3D000" ->
                new FailureAnalysis(
                        "The server answers, but has no database of the name in %s.".formatted(url),
                        "Create it (createdb wayline), or correct the name in spring.datasource.url.",
                        fault);
            default -> null;
        };
    }

    private static SQLException deepest(SQLException fault) {
        var found = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException deeper) {
                found = deeper;
            }
        }
        return found;
    }
}
