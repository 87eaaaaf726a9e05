package io.wayline.message.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;


/** Takes due mails to the mail server and acts on its answers. */
@Component
class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

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

    private final Deliveries deliveries;
    private final Failures failures;
    private final MailServer server;
    private final BackOff backOff;
    private final Mime mime;

    Dispatcher(Deliveries deliveries, Failures failures, MailServer server, BackOff backOff, Mime mime) {
        this.deliveries = deliveries;
        this.failures = failures;
        this.server = server;
        this.backOff = backOff;
        this.mime = mime;
    }

    /** Sends what is due until nothing is, or the server takes no more; the number of mails that left. */
    int deliverDue() {
        var sent = 0;
        deliveries.releaseExpired();
        while (server.isSet() && backOff.isOver()) {
            var token = UUID.randomUUID().toString();
            var mails = deliveries.claim(token);
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
            var contents = deliveries.contents(mails);
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
            deliveries.release(token);
        }
        return sent;
    }

    private int settle(Claimed mail, String token, Outcome outcome) {
        switch (outcome.verdict()) {
            case SENT -> {
                deliveries.sent(mail, token, outcome.reply());
                log.info("Mail {} of template {} sent", mail.id(), mail.template());
                return 1;
            }
            case LATER -> {
                if (mail.attempts() < RETRIES.size()) {
                    deliveries.later(mail, token, outcome, RETRIES.get(mail.attempts()));
                } else {
                    failures.settle(mail, token, outcome);
                }
            }
            default -> failures.settle(mail, token, outcome);
        }
        return 0;
    }
}
