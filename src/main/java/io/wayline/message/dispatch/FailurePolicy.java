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

    /** Codes of why mails are paused; pages have the words. */
    private static final String UNWANTED = "unwanted";

    private static final String NOT_TAKEN = "not-taken";
    private static final String KNOWS_NOBODY = "knows-nobody";

    private final MailSuppressions addresses;
    private final ControlRows controls;
    private final SendPace pace;
    private final DoubtedRefusals doubted;
    private final Clock clock;
    private final Map<String, RecentCount> unwanted = new HashMap<>();
    private final Set<String> refusedInARow = new HashSet<>();

    FailurePolicy(
            MailSuppressions addresses, ControlRows controls, SendPace pace, DoubtedRefusals doubted, Clock clock) {
        this.addresses = addresses;
        this.controls = controls;
        this.pace = pace;
        this.doubted = doubted;
        this.clock = clock;
    }

    /** True when mails are paused because of it: those that are claimed already are to be given back. */
    boolean of(ClaimedMessage mail, Outcome outcome, FailureClass failure) {
        return switch (failure) {
            case RECIPIENT_BAD -> unknown(mail);
            case THROTTLED -> {
                log.info("Provider {} is slowed down: the mail server asked for it", mail.provider());
                pace.throttled(mail.provider());
                yield false;
            }
            case CONTENT -> !outcome.reply().isNone() && pause(Scope.TEMPLATE, mail.template(), NOT_TAKEN);
            case POLICY -> unwanted(mail);
            // concerns this mail alone
            default -> false;
        };
    }

    /** A server took it. */
    synchronized void sent(ClaimedMessage mail) {
        doubted.sent(mail);
        if (mail.provider().equals(Providers.OTHER)) {
            refusedInARow.clear();
        }
    }

    /** Nothing is sent to a mailbox that is not there, unless the server knows nobody at all: then mails wait for a person. */
    private boolean unknown(ClaimedMessage mail) {
        addresses.add(mail.recipient(), mail.id());
        var doubt = doubted.refused(mail);
        doubt.ifPresent(found -> {
            var freed = addresses.removeFoundBy(found.mails());
            log.warn("{} addresses are not suppressed after all: the mail server knew nobody", freed);
        });
        return doubt.isPresent()
                && pause(doubt.get().place().scope(), doubt.get().place().name(), KNOWS_NOBODY);
    }

    private boolean unwanted(ClaimedMessage mail) {
        if (!mail.provider().equals(Providers.OTHER)) {
            return pauseIfOften(Scope.PROVIDER, mail.provider());
        }
        // thousands of domains share this name: one that is strict must not stop the others
        var here = pauseIfOften(Scope.DOMAIN, mail.domain());
        return isRefusedEverywhere(mail.domain()) && pause(Scope.PROVIDER, Providers.OTHER, UNWANTED) || here;
    }

    private boolean pauseIfOften(Scope scope, String name) {
        return refusals(scope + " " + name) >= REFUSALS && pause(scope, name, UNWANTED);
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

    private boolean pause(Scope scope, String name, String reason) {
        var paused = controls.pause(scope, name, reason);
        if (paused) {
            // this node at once, and not only when it looks again
            pace.forget();
            log.error("Mails of {} {} are paused: {}", scope, name, reason);
        }
        return paused;
    }
}
