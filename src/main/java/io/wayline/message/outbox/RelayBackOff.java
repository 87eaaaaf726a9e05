package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leaves a mail server alone that takes nothing at the moment, longer each time, and says so once. */
@Component
class RelayBackOff {

    private static final Logger log = LoggerFactory.getLogger(RelayBackOff.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(300));

    private final Clock clock;
    private Instant until = Instant.MIN;
    private String reason = "";
    private int failures;

    RelayBackOff(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isOver() {
        return !clock.instant().isBefore(until);
    }

    synchronized void failed(String errorClass) {
        until = clock.instant().plus(PAUSES.get(Math.min(failures, PAUSES.size() - 1)));
        failures++;
        if (!errorClass.equals(reason)) {
            reason = errorClass;
            log.warn(
                    "The mail server takes no mail ({}): mails wait, and it is asked again every {} to {} s",
                    errorClass,
                    PAUSES.get(0).toSeconds(),
                    PAUSES.get(PAUSES.size() - 1).toSeconds());
        }
    }

    synchronized void worked() {
        if (failures > 0) {
            log.info("The mail server takes mail again, after {} failed tries", failures);
        }
        failures = 0;
        reason = "";
        until = Instant.MIN;
    }
}
