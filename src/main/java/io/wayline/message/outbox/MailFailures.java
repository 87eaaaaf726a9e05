package io.wayline.message.outbox;

import java.time.Clock;
import java.util.LinkedHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Gives up on a mail, in its row and on its customer's timeline together. */
@Component
class MailFailures {

    private static final Logger log = LoggerFactory.getLogger(MailFailures.class);

    private final MailClaims claims;
    private final Timeline timeline;
    private final Clock clock;

    MailFailures(MailClaims claims, Timeline timeline, Clock clock) {
        this.claims = claims;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public void settle(Claimed mail, String token, Outcome outcome) {
        if (!claims.failed(mail, token, outcome)) {
            return;
        }
        log.warn("Mail {} of template {} failed: {}", mail.id(), mail.template(), outcome.errorClass());
        var facts = new LinkedHashMap<String, String>();
        facts.put("template", mail.template());
        facts.put("message", Long.toString(mail.id()));
        facts.put("reason", outcome.errorClass());
        timeline.add(
                new Entry(mail.customer(), clock.instant(), "mail-failed", Entry.Direction.INSIDE, facts, cause(mail)));
    }

    private static Cause cause(Claimed mail) {
        var origin = mail.origin();
        return origin == null
                ? Cause.system("message")
                : Cause.step("%s/%s/%s".formatted(origin.journey(), origin.element(), origin.instance()));
    }
}
