package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageControl.Scope;

/** What one refusal means for other mails: to the same address, of the same template, to the same provider. */
@Component
class Consequences {

    private static final Logger log = LoggerFactory.getLogger(Consequences.class);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int REFUSALS = 3;

    private final SuppressedAddresses addresses;
    private final ControlRows controls;
    private final SendPace pace;
    private final Clock clock;
    private final Map<String, RecentCount> unwanted = new HashMap<>();

    Consequences(SuppressedAddresses addresses, ControlRows controls, SendPace pace, Clock clock) {
        this.addresses = addresses;
        this.controls = controls;
        this.pace = pace;
        this.clock = clock;
    }

    void of(Claimed mail, Outcome outcome, FailureClass failure) {
        switch (failure) {
            case RECIPIENT_BAD -> addresses.add(mail.recipient(), mail.id());
            case THROTTLED -> {
                log.info("Provider {} is slowed down: the mail server asked for it", mail.provider());
                pace.throttled(mail.provider());
            }
            case CONTENT -> {
                if (!outcome.reply().isNone()) {
                    pause(Scope.TEMPLATE, mail.template(), "the mail server cannot take its mails");
                }
            }
            case POLICY -> {
                if (refusals(mail.provider()) >= REFUSALS) {
                    pause(Scope.PROVIDER, mail.provider(), "the mail server does not want our mails");
                }
            }
            default -> {
                // concerns this mail alone
            }
        }
    }

    private synchronized int refusals(String provider) {
        var count = unwanted.computeIfAbsent(provider, made -> new RecentCount(WINDOW));
        count.add(clock.instant());
        return count.lately(clock.instant());
    }

    private void pause(Scope scope, String name, String reason) {
        if (controls.pause(scope, name, reason)) {
            log.error("Mails of {} {} are paused: {}", scope, name, reason);
        }
    }
}
