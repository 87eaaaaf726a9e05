package io.wayline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How deep we reach into the engine: each number may only fall, since a fork of it promises its API and no more. It rose by
 * three for what the API does not offer: setting the engine's clock, asking a table that is not deployed, and deciding
 * whether what a timer missed still begins.
 */
class EngineDepthTests {

    private static final int CLASSES_THAT_NEED_ITS_INSIDE = 44;

    private static final Pattern INSIDE =
            Pattern.compile("^import (static )?org\\.camunda\\.bpm\\.(dmn\\.)?engine\\.impl\\.", Pattern.MULTILINE);

    private static final Pattern TABLE = Pattern.compile("\\bact_(ru|re|hi|ge|id)_", Pattern.CASE_INSENSITIVE);

    @Test
    void noMoreClassesNeedWhatIsInside() throws IOException {
        assertThat(whichHave(INSIDE)).hasSize(CLASSES_THAT_NEED_ITS_INSIDE);
    }

    @Test
    void noOtherClassReadsItsTables() throws IOException {
        assertThat(whichHave(TABLE).stream().filter(file -> !file.contains("/journey/engine/")))
                .as("SQL on the engine's tables belongs into journey.engine")
                .containsExactlyInAnyOrder(
                        "src/main/java/io/wayline/journey/task/upkeep/HoldUpkeep.java",
                        "src/main/java/io/wayline/journey/task/upkeep/WorkItemUpkeep.java");
    }

    private static List<String> whichHave(Pattern text) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text.matcher(read(file)).find())
                    .map(file -> file.toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
