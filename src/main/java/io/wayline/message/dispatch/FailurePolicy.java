package io.wayline.message.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageControl.Scope;
import io.wayline.message.outbox.MailSuppressions;
import io.wayline.message.outbox.Providers;
import io.wayline.message.pace.ControlRows;
import io.wayline.message.pace.RecentCount;
import io.wayline.message.pace.SendPace;
import io.wayline.message.smtp.FailureClass;
import io.wayline.message.smtp.Outcome;

/** What one refusal means for other mails: to the same address, of the same template, to the same provider. */
@Component
class FailurePolicy {

    private static final Logger log = LoggerFactory.getLogger(FailurePolicy.class);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int REFUSALS = 3;
    private static final String UNWANTED = "the mail server does not want our mails";

    private final MailSuppressions addresses;
    private final ControlRows controls;
    private final SendPace pace;
    private final Clock clock;
    private final Map<String, RecentCount> unwanted = new HashMap<>();
    private final Set<String> refusedInARow = new HashSet<>();

    FailurePolicy(MailSuppressions addresses, ControlRows controls, SendPace pace, Clock clock) {
        this.addresses = addresses;
        this.controls = controls;
        this.pace = pace;
        this.clock = clock;
    }

    void of(ClaimedMessage mail, Outcome outcome, FailureClass failure) {
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
            case POLICY -> unwanted(mail);
            default -> {
                // concerns this mail alone
            }
        }
    }

    /** A server took it. */
    synchronized void sent(ClaimedMessage mail) {
        if (mail.provider().equals(Providers.OTHER)) {
            refusedInARow.clear();
        }
    }

    private void unwanted(ClaimedMessage mail) {
        if (!mail.provider().equals(Providers.OTHER)) {
            pauseIfOften(Scope.PROVIDER, mail.provider());
            return;
        }
        // thousands of domains share this name: one that is strict must not stop the others
        pauseIfOften(Scope.DOMAIN, mail.domain());
        if (isRefusedEverywhere(mail.domain())) {
            pause(Scope.PROVIDER, Providers.OTHER, UNWANTED);
        }
    }

    private void pauseIfOften(Scope scope, String name) {
        if (refusals(scope + " " + name) >= REFUSALS) {
            pause(scope, name, UNWANTED);
        }
    }

    private synchronized int refusals(String name) {
        var now = clock.instant();
        unwanted.values().removeIf(count -> count.lately(now) == 0);
        var count = unwanted.computeIfAbsent(name, made -> new RecentCount(WINDOW));
        count.add(now);
        return count.lately(now);
    }

    private synchronized boolean isRefusedEverywhere(String domain) {
        refusedInARow.add(domain);
        var everywhere = refusedInARow.size() >= REFUSALS;
        if (everywhere) {
            refusedInARow.clear();
        }
        return everywhere;
    }

    private void pause(Scope scope, String name, String reason) {
        if (controls.pause(scope, name, reason)) {
            log.error("Mails of {} {} are paused: {}", scope, name, reason);
        }
    }
}
