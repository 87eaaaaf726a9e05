package io.wayline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A package holds about twenty types; those that hold more are known, and their numbers only fall. */
class RoomTests {

    private static final int MOST = 25;

    /** What they held when this was written; a number here may be lowered, and a line taken out. */
    private static final Map<String, Integer> FULLER = Map.of("message/template", 30);

    private static final Path ROOT = Path.of("src/main/java/io/wayline");

    @Test
    void noPackageGrowsTooFull() throws IOException {
        assertThat(types())
                .allSatisfy((room, types) -> assertThat(types)
                        .as("types in %s: part it by subject", room)
                        .isLessThanOrEqualTo(FULLER.getOrDefault(room, MOST)));
    }

    @Test
    void whatWasPartedIsNotKnownAsFullAnyMore() throws IOException {
        var types = types();

        assertThat(FULLER)
                .allSatisfy((room, most) -> assertThat(types.get(room))
                        .as("types in %s: lower its number here", room)
                        .isEqualTo(most)
                        .isGreaterThan(MOST));
    }

    private static Map<String, Integer> types() throws IOException {
        var types = new TreeMap<String, Integer>();
        try (var files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .forEach(file -> types.merge(
                            ROOT.relativize(file.getParent()).toString().replace('\\', '/'), 1, Integer::sum));
        }
        return types;
    }
}
