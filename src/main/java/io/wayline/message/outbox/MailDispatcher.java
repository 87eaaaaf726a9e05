package io.wayline.message.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;

import io.wayline.message.MessageState;
import io.wayline.message.Queued;
import io.wayline.message.SendGate;
import io.wayline.message.template.Written;

/** Takes due mails to the mail server, one after the other, as pace, gates, and the server allow. */
@Component
class MailDispatcher {

    private final MailClaims claims;
    private final Recovery recovery;
    private final SendGates gates;
    private final HandOver handOver;
    private final Settlement settlement;
    private final Reckoning reckoning;
    private final SendPace pace;
    private final MailServer server;
    private final RelayBackOff backOff;
    private final Mime mime;
    private final Clock clock;

    MailDispatcher(
            MailClaims claims,
            Recovery recovery,
            SendGates gates,
            HandOver handOver,
            Settlement settlement,
            Reckoning reckoning,
            SendPace pace,
            MailServer server,
            RelayBackOff backOff,
            Mime mime,
            Clock clock) {
        this.claims = claims;
        this.recovery = recovery;
        this.gates = gates;
        this.handOver = handOver;
        this.settlement = settlement;
        this.reckoning = reckoning;
        this.pace = pace;
        this.server = server;
        this.backOff = backOff;
        this.mime = mime;
        this.clock = clock;
    }

    /** A worker's own way to the mail server, to be used by one thread and closed by it. */
    Relay relay() {
        return new Relay(server, mime);
    }

    /** Looks after what others left, and sends what is due; the number of mails that left. */
    int deliverDue() {
        recovery.sweep();
        try (var relay = relay()) {
            return deliverDue(Lane.ALL, relay, () -> true);
        }
    }

    /**
     * Sends what is due until nothing is, or the server takes no more; the number of mails that left.
     *
     * @param goesOn asked before each mail, so that a node that stops leaves none in the middle
     */
    int deliverDue(Lane lane, Relay relay, BooleanSupplier goesOn) {
        var sent = 0;
        while (server.isSet() && backOff.isOver() && goesOn.getAsBoolean()) {
            var exhausted = pace.exhausted();
            if (exhausted.all()) {
                break;
            }
            var token = UUID.randomUUID().toString();
            var deadline = new Deadline(claims.lease());
            var mails = claims.claim(token, lane, exhausted);
            if (!mails.isEmpty()) {
                sent += deliver(mails, token, deadline, relay, goesOn);
            }
            if (mails.size() < claims.batch()) {
                break;
            }
        }
        return sent;
    }

    /** What the mails of one claim share on their way. */
    private record Trip(
            String token,
            Deadline deadline,
            Relay relay,
            Map<Long, Written> contents,
            SecondLook look,
            LastSent last) {}

    private int deliver(List<Claimed> mails, String token, Deadline deadline, Relay relay, BooleanSupplier goesOn) {
        var sent = 0;
        var handled = 0;
        var last = new LastSent(settlement);
        try {
            var trip = new Trip(token, deadline, relay, claims.contents(mails), new SecondLook(gates, mails), last);
            for (var place = 0; place < mails.size(); place++) {
                if (deadline.isOver() || !backOff.isOver() || !goesOn.getAsBoolean()) {
                    break;
                }
                var taken = deliver(mails.get(place), place, trip);
                handled += taken == Taken.NOT ? 0 : 1;
                sent += taken == Taken.SENT ? 1 : 0;
            }
        } finally {
            last.settleNow();
            if (handled < mails.size()) {
                // what was not reached, for whatever reason, is due at once again
                claims.release(token);
            }
        }
        return sent;
    }

    private enum Taken {
        SENT,
        SETTLED,
        NOT
    }

    private Taken deliver(Claimed mail, int place, Trip trip) {
        var content = trip.contents().get(mail.id());
        if (content == null) {
            settlement.stopped(mail, trip.token(), MessageState.SUPPRESSED, "text-erased");
            return Taken.SETTLED;
        }
        if (isStopped(mail, place, trip)) {
            return Taken.SETTLED;
        }
        if (!pace.take(mail)) {
            return Taken.NOT;
        }
        Outcome outcome;
        try {
            outcome = trip.relay()
                    .send(mail, content, () -> handOver.begin(mail, trip.token(), trip.deadline(), trip.last()));
        } finally {
            pace.done(mail);
        }
        // a conversation that broke off before its hand-over has left it open
        trip.last().settleNow();
        var failure = outcome.failure();
        if (failure == null) {
            reckoning.sent(mail);
            trip.last().is(mail, trip.token(), outcome);
            return Taken.SENT;
        }
        reckoning.failed(mail, trip.token(), outcome, failure);
        return Taken.SETTLED;
    }

    /** Whether there is no use, or no right, in taking it to the server now. */
    private boolean isStopped(Claimed mail, int place, Trip trip) {
        if (mail.expiresAt() != null && !clock.instant().isBefore(mail.expiresAt())) {
            settlement.stopped(mail, trip.token(), MessageState.EXPIRED, "expired");
            return true;
        }
        if (mail.undeliverable()) {
            settlement.stopped(mail, trip.token(), MessageState.SUPPRESSED, Queued.ADDRESS_SUPPRESSED);
            return true;
        }
        var verdict = trip.look().at(place);
        if (verdict.kind() == SendGate.Verdict.Kind.ALLOW) {
            return false;
        }
        settlement.stopped(mail, trip.token(), verdict);
        return true;
    }
}
