package io.wayline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says at the end of a build where the time of its tests went, by database: tests, the seconds in them, and the starts of
 * the application; then the classes that took longest. The argument is how the build named itself to
 * {@link ApplicationStarts}. It needs no other library, and no other class of the tests, to run.
 */
public final class BuildReport {

    private static final Path REPORTS = Path.of("target", "surefire-reports");
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>", Pattern.DOTALL);
    private static final int SLOWEST = 15;

    private BuildReport() {}

    private record Suite(String name, boolean postgres, double seconds, int tests, int skipped) {

        static Suite of(String head, boolean postgres) {
            return new Suite(
                    attribute(head, "name"),
                    postgres,
                    Double.parseDouble(attribute(head, "time").replace(",", "")),
                    Integer.parseInt(attribute(head, "tests")),
                    Integer.parseInt(attribute(head, "skipped")));
        }

        private static String attribute(String head, String name) {
            var found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(head);
            if (!found.find()) {
                throw new IllegalStateException("A report without " + name + ": " + head);
            }
            return found.group(1);
        }
    }

    public static void main(String[] build) throws IOException {
        var suites = suites();
        var starts = starts(build[0]);
        System.out.println(
                "Where the time of the tests went (several processes side by side, so the sums are longer):");
        for (var postgres : List.of(false, true)) {
            var those = suites.stream()
                    .filter(suite -> suite.postgres() == postgres)
                    .toList();
            var database = postgres ? "postgresql" : "h2";
            var started = starts.getOrDefault(database, List.of());
            System.out.printf(
                    "  %-10s  %5d tests (%d skipped) in %3d classes, %4.0f s; of these %3d starts of the application, %3.0f s%n",
                    database,
                    those.stream().mapToInt(Suite::tests).sum(),
                    those.stream().mapToInt(Suite::skipped).sum(),
                    those.size(),
                    those.stream().mapToDouble(Suite::seconds).sum(),
                    started.size(),
                    started.stream().mapToLong(Long::longValue).sum() / 1000.0);
        }
        System.out.println("  slowest classes:");
        suites.stream()
                .sorted(Comparator.comparingDouble(Suite::seconds).reversed())
                .limit(SLOWEST)
                .forEach(suite -> System.out.printf("  %6.1f s  %s%n", suite.seconds(), suite.name()));
    }

    private static List<Suite> suites() throws IOException {
        var suites = new ArrayList<Suite>();
        try (var files = Files.list(REPORTS)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                var head = SUITE.matcher(Files.readString(file));
                if (head.find()) {
                    suites.add(Suite.of(head.group(), file.toString().endsWith("-postgresql.xml")));
                }
            }
        }
        return suites;
    }

    /** One line a start: the database, who caused it, and the milliseconds. */
    static Path startsOf(String build) {
        return Path.of("target", "build-times", "starts-" + build.replaceAll("[^0-9A-Za-z]", "") + ".txt");
    }

    /** In milliseconds, by database. */
    private static Map<String, List<Long>> starts(String build) throws IOException {
        var file = startsOf(build);
        if (!Files.exists(file)) {
            return Map.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(
                        cells -> cells[0],
                        TreeMap::new,
                        Collectors.mapping(cells -> Long.parseLong(cells[2]), Collectors.toList())));
    }
}
