package io.wayline.platform.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import io.wayline.shared.clock.MovedClock;

/**
 * A clock that can be moved ahead and never back. By how much it is ahead is kept in the directory of the data that are
 * dated by it, so a restart goes on where it stood.
 */
public final class DemonstrationClock extends MovedClock {

    private static final String FILE = "clock-ahead";

    private final Path kept;
    private volatile Duration ahead;

    /** @param directory of the data */
    public DemonstrationClock(Clock truth, Path directory) {
        super(truth);
        this.kept = directory.resolve(FILE);
        this.ahead = read(kept);
    }

    @Override
    public Duration ahead() {
        return ahead;
    }

    /** Stands at this moment from now on, unless it is past it. */
    synchronized void moveTo(Instant moment) {
        var further = Duration.between(truth(), moment);
        if (further.compareTo(ahead) > 0) {
            keep(further);
            ahead = further;
        }
    }

    /** Beside it first, so that a crash leaves the one or the other. */
    private void keep(Duration further) {
        try {
            var next = Files.writeString(kept.resolveSibling(FILE + ".next"), further.toString());
            Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Duration read(Path kept) {
        if (!Files.exists(kept)) {
            return Duration.ZERO;
        }
        try {
            var ahead = Duration.parse(Files.readString(kept).strip());
            if (!ahead.isNegative()) {
                return ahead;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (DateTimeException garbled) {
            // said below, with what helps
        }
        throw new IllegalStateException(
                "%s does not say how far the clock is ahead: write a duration such as PT72H, or delete the file to go on at true time"
                        .formatted(kept));
    }
}
