package io.wayline.message.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes due mails to the mail server and acts on its answers. */
@Component
class MailDispatcher {

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);

    /** How long a mail waits that the server refuses for now, by how often it was tried before. */
    private static final List<Duration> RETRIES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8));

    private final MailClaims claims;
    private final MailFailures failures;
    private final MailServer server;
    private final RelayBackOff backOff;
    private final Mime mime;

    MailDispatcher(MailClaims claims, MailFailures failures, MailServer server, RelayBackOff backOff, Mime mime) {
        this.claims = claims;
        this.failures = failures;
        this.server = server;
        this.backOff = backOff;
        this.mime = mime;
    }

    /** Sends what is due until nothing is, or the server takes no more; the number of mails that left. */
    int deliverDue() {
        var sent = 0;
        claims.releaseExpired();
        while (server.isSet() && backOff.isOver()) {
            var token = UUID.randomUUID().toString();
            var mails = claims.claim(token);
            if (mails.isEmpty()) {
                break;
            }
            sent += deliver(mails, token);
        }
        return sent;
    }

    private int deliver(List<Claimed> mails, String token) {
        var sent = 0;
        try (var relay = new Relay(server, mime)) {
            var contents = claims.contents(mails);
            for (var mail : mails) {
                var outcome = relay.send(mail, contents.get(mail.id()));
                if (outcome.verdict() == Outcome.Verdict.RELAY_DOWN) {
                    backOff.failed(outcome.errorClass());
                    break;
                }
                backOff.worked();
                sent += settle(mail, token, outcome);
            }
        } finally {
            // what was not reached, for whatever reason, is due at once again
            claims.release(token);
        }
        return sent;
    }

    private int settle(Claimed mail, String token, Outcome outcome) {
        switch (outcome.verdict()) {
            case SENT -> {
                claims.sent(mail, token, outcome.reply());
                log.info("Mail {} of template {} sent", mail.id(), mail.template());
                return 1;
            }
            case LATER -> {
                if (mail.attempts() < RETRIES.size()) {
                    claims.later(mail, token, outcome, RETRIES.get(mail.attempts()));
                } else {
                    failures.settle(mail, token, outcome);
                }
            }
            default -> failures.settle(mail, token, outcome);
        }
        return 0;
    }
}
