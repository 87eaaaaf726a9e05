package io.wayline.journey.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What is known of a hostile file that was forced past the first lock.
 *
 * @param outcome what the locked engine makes of it
 * @param springs whether it springs the trap in an engine without locks
 */
record SecondLock(String file, Forced.Outcome outcome, boolean springs) {

    static List<SecondLock> expected() {
        try (var lines = Files.lines(Path.of("src/test/resources/models/hostile/second-lock.txt"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*"))
                    .map(cells -> new SecondLock(
                            cells[0],
                            Forced.Outcome.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                            cells.length > 2 && cells[2].equals("springs")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static SecondLock of(String file) {
        return expected().stream()
                .filter(each -> each.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("second-lock.txt says nothing of " + file));
    }
}
