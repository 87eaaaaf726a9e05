package io.wayline.message.dispatch;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageState;
import io.wayline.message.Queued;
import io.wayline.message.SendGate;
import io.wayline.message.pace.RelayBackOff;
import io.wayline.message.pace.SendPace;
import io.wayline.message.smtp.MailServer;
import io.wayline.message.smtp.Outcome;

/** Takes due mails to the mail server, one after the other, as pace, gates, and the server allow. */
@Component
public class MailDispatcher {

    /** So many mails before the last of a claim, the next one is taken: two are in hand only for moments. */
    private static final int AHEAD = 10;

    private final BatchClaims trips;
    private final Recovery recovery;
    private final HandOver handOver;
    private final DeliveryRecords settlement;
    private final SendOutcomes reckoning;
    private final SendPace pace;
    private final MailServer server;
    private final RelayBackOff backOff;
    private final BrokenMails broken;
    private final Mime mime;
    private final Clock clock;

    MailDispatcher(
            BatchClaims trips,
            Recovery recovery,
            HandOver handOver,
            DeliveryRecords settlement,
            SendOutcomes reckoning,
            SendPace pace,
            MailServer server,
            RelayBackOff backOff,
            BrokenMails broken,
            Mime mime,
            Clock clock) {
        this.trips = trips;
        this.recovery = recovery;
        this.handOver = handOver;
        this.settlement = settlement;
        this.reckoning = reckoning;
        this.pace = pace;
        this.server = server;
        this.backOff = backOff;
        this.broken = broken;
        this.mime = mime;
        this.clock = clock;
    }

    /** A worker's own way to the mail server, to be used by one thread and closed by it. */
    public SmtpSession relay() {
        return new SmtpSession(server, mime);
    }

    /** Looks after what others left, and sends what is due; the number of mails that left. */
    int deliverDue() {
        recovery.sweep();
        try (var relay = relay()) {
            return deliverDue(DispatchLane.ALL, relay, () -> true);
        }
    }

    /**
     * Sends what is due until nothing is, or the server takes no more; the number of mails that left.
     *
     * @param goesOn asked before each mail, so that a node that stops leaves none in the middle
     */
    int deliverDue(DispatchLane lane, SmtpSession relay, BooleanSupplier goesOn) {
        var sent = 0;
        try (var line = trips.of(lane)) {
            var mayHaveMore = true;
            while (mayHaveMore && server.isSet() && mayGoOn(goesOn)) {
                var trip = line.next();
                mayHaveMore = trip != null && trip.mayHaveMore();
                sent += trip == null
                        ? 0
                        : deliver(new Course(trip, relay, new UnrecordedSend(settlement)), line, goesOn);
            }
        }
        return sent;
    }

    private boolean mayGoOn(BooleanSupplier goesOn) {
        return backOff.isOver() && goesOn.getAsBoolean();
    }

    /** A trip over a connection. */
    private record Course(ClaimedBatch trip, SmtpSession relay, UnrecordedSend last) {}

    private int deliver(Course course, BatchClaims.Line line, BooleanSupplier goesOn) {
        var trip = course.trip();
        var mails = trip.mails().size();
        var sent = 0;
        var handled = 0;
        try {
            for (var place = 0; place < mails; place++) {
                if (trip.deadline().isOver() || !mayGoOn(goesOn)) {
                    break;
                }
                if (trip.mayHaveMore() && place == mails - AHEAD) {
                    line.prepare();
                }
                var taken = deliverUnlessBroken(place, course);
                handled += taken == Taken.NOT ? 0 : 1;
                sent += taken == Taken.SENT ? 1 : 0;
            }
        } finally {
            end(course, handled < mails);
        }
        return sent;
    }

    private void end(Course course, boolean early) {
        try {
            course.last().settleNow();
        } finally {
            if (early) {
                trips.giveBack(course.trip());
            }
            course.relay().forgetNext();
        }
    }

    private enum Taken {
        SENT,
        SETTLED,
        NOT
    }

    /** A mail that makes us fail before it can have left rests, and those behind it are delivered. */
    private Taken deliverUnlessBroken(int place, Course course) {
        var mail = course.trip().mails().get(place);
        try {
            var taken = deliver(place, course);
            if (taken != Taken.NOT) {
                broken.works(mail.id());
            }
            return taken;
        } catch (RuntimeException failure) {
            course.last().settleNow();
            if (!broken.rest(mail.id(), course.trip().token(), failure)) {
                throw failure;
            }
            return Taken.SETTLED;
        }
    }

    private Taken deliver(int place, Course course) {
        var trip = course.trip();
        var mail = trip.mails().get(place);
        var letter = trip.letter(place);
        if (letter == null) {
            settlement.stopped(mail, trip.token(), MessageState.SUPPRESSED, "text-erased");
            return Taken.SETTLED;
        }
        if (isStopped(mail, place, trip)) {
            return Taken.SETTLED;
        }
        if (!pace.take(mail.paced())) {
            return Taken.NOT;
        }
        var last = course.last();
        Outcome outcome;
        try {
            outcome = course.relay()
                    .send(
                            letter,
                            () -> handOver.begin(mail, trip.token(), trip.deadline(), last),
                            next(mail, place + 1, trip));
        } finally {
            pace.done(mail.paced());
        }
        // a conversation that broke off before its hand-over has left it open
        last.settleNow();
        var failure = outcome.failure();
        if (failure == null) {
            reckoning.sent(mail);
            last.is(mail, trip.token(), outcome);
            return Taken.SENT;
        }
        reckoning.failed(mail, trip.token(), outcome, failure);
        return Taken.SETTLED;
    }

    /** What comes after that mail, if nothing speaks against it now; it is looked at anew when it is its turn. */
    private @Nullable ClaimedMail next(ClaimedMessage current, int place, ClaimedBatch trip) {
        var letter = trip.letter(place);
        if (letter == null) {
            return null;
        }
        var mail = letter.mail();
        var mayLeave = !isExpired(mail)
                && !mail.undeliverable()
                && pace.mayFollow(mail.paced(), current.paced())
                && trip.look().at(place).kind() == SendGate.Verdict.Kind.ALLOW;
        return mayLeave ? letter : null;
    }

    /** Whether there is no use, or no right, in taking it to the server now. */
    private boolean isStopped(ClaimedMessage mail, int place, ClaimedBatch trip) {
        if (isExpired(mail)) {
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

    private boolean isExpired(ClaimedMessage mail) {
        return mail.expiresAt() != null && !clock.instant().isBefore(mail.expiresAt());
    }
}
