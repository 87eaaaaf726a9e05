package io.wayline.message.dispatch;

import java.time.Clock;
import java.util.Random;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.message.pace.RelayBackOff;
import io.wayline.message.smtp.FailureClass;
import io.wayline.message.smtp.Outcome;

/** Draws the conclusion from each try: for its mail, for the mail server, and for other mails. */
@Component
class SendOutcomes {

    private static final Logger log = LoggerFactory.getLogger(SendOutcomes.class);

    private final DeliveryRecords records;
    private final FailurePolicy failurePolicy;
    private final RelayBackOff backOff;
    private final Retries retries = new Retries(new Random());
    private final Clock clock;

    SendOutcomes(DeliveryRecords records, FailurePolicy failurePolicy, RelayBackOff backOff, Clock clock) {
        this.records = records;
        this.failurePolicy = failurePolicy;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** The mail server has it; to be written down by the caller. */
    void sent(ClaimedMessage mail) {
        backOff.worked();
        failurePolicy.sent(mail);
        log.info("Mail {} of template {} sent", mail.id(), mail.template());
    }

    /**
     * It did not leave, or may not have; written down at once. True when mails are paused because of it, so that those
     * behind it wait.
     */
    boolean failed(ClaimedMessage mail, String token, Outcome outcome, FailureClass failure) {
        tellTheRelay(outcome, failure);
        switch (failure) {
            case CONNECT, CONFIG, RELAY_BUSY, NOT_HANDED_OVER -> records.untried(mail, token, outcome);
            case UNKNOWN -> {
                log.warn("Mail {} of template {} is uncertain: no answer to its last line", mail.id(), mail.template());
                records.uncertain(mail, token, outcome);
            }
            case TRANSIENT, THROTTLED ->
                retries.next(mail, outcome.reply(), clock.instant())
                        .ifPresentOrElse(
                                next -> records.later(mail, token, outcome, next),
                                () -> giveUp(mail, token, outcome, failure));
            case RECIPIENT_BAD, POLICY, CONTENT -> giveUp(mail, token, outcome, failure);
        }
        return failurePolicy.of(mail, outcome, failure);
    }

    private void tellTheRelay(Outcome outcome, FailureClass failure) {
        if (failure.isOfTheRelay()) {
            backOff.failed(failure);
        } else if (failure != FailureClass.NOT_HANDED_OVER) {
            if (outcome.reply().isNone()) {
                backOff.brokenOff();
            } else {
                backOff.worked();
            }
        }
    }

    private void giveUp(ClaimedMessage mail, String token, Outcome outcome, FailureClass failure) {
        if (records.failed(mail, token, outcome)) {
            log.warn("Mail {} of template {} failed: {}", mail.id(), mail.template(), failure);
        }
    }
}
