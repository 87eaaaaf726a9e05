package io.wayline.message.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.background.RetryPauses;
import io.wayline.message.RelayTrouble;
import io.wayline.message.RelayTrouble.Kind;
import io.wayline.message.smtp.FailureClass;

/** Leaves a mail server alone that takes nothing at the moment, longer each time, and says so once. */
@Component
public class RelayBackOff {

    private static final Logger log = LoggerFactory.getLogger(RelayBackOff.class);
    private static final RetryPauses AWAY = RetryPauses.of(
            Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(300));
    private static final RetryPauses BUSY =
            RetryPauses.of(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120));
    /** Somebody has to change a setting, here or there; knocking more often changes nothing. */
    private static final RetryPauses UNWANTED = RetryPauses.of(Duration.ofSeconds(300));

    /** One broken conversation may be the mail's fault; so many in a row are not. */
    private static final int BROKEN_IN_A_ROW = 3;

    private final Clock clock;
    private Instant until = Instant.MIN;
    private Instant since = Instant.MIN;
    private @Nullable FailureClass reason;
    private int failures;
    private int broken;

    RelayBackOff(Clock clock) {
        this.clock = clock;
    }

    public synchronized boolean isOver() {
        return !clock.instant().isBefore(until);
    }

    public synchronized void failed(FailureClass failure) {
        var pauses = switch (failure) {
            case CONFIG -> UNWANTED;
            case RELAY_BUSY -> BUSY;
            default -> AWAY;
        };
        var now = clock.instant();
        failures++;
        until = now.plus(pauses.after(failures));
        if (failure != reason) {
            reason = failure;
            since = now;
            log.warn(
                    "The mail server takes no mail ({}): mails wait, and it is asked again every {} to {} s",
                    failure,
                    pauses.shortest().toSeconds(),
                    pauses.longest().toSeconds());
        }
    }

    /** Why the server is left alone, until it has taken something again. */
    public synchronized Optional<RelayTrouble> trouble() {
        return Optional.ofNullable(reason).map(failure -> new RelayTrouble(kind(failure), since, until));
    }

    private static Kind kind(FailureClass failure) {
        return switch (failure) {
            case CONFIG -> Kind.REFUSED;
            case RELAY_BUSY -> Kind.BUSY;
            default -> Kind.UNREACHED;
        };
    }

    /** A conversation ended without an answer; true when there were so many in a row that the server is left alone. */
    public synchronized boolean brokenOff() {
        broken++;
        if (broken < BROKEN_IN_A_ROW) {
            return false;
        }
        failed(FailureClass.CONNECT);
        return true;
    }

    /** It answered, whatever it said about the mail. */
    public synchronized void worked() {
        if (failures > 0) {
            log.info("The mail server takes mail again, after {} failed tries", failures);
        }
        failures = 0;
        broken = 0;
        reason = null;
        until = Instant.MIN;
    }
}
