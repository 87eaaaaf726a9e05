package io.wayline.message.dispatch;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageState.Move;
import io.wayline.message.Queued;
import io.wayline.message.SendGate;
import io.wayline.message.pace.RelayBackOff;
import io.wayline.message.pace.SendPace;
import io.wayline.message.smtp.MailServer;
import io.wayline.message.smtp.Outcome;

/** Takes due mails to the mail server, one after the other, as pace, gates, and the server allow. */
@Component
class MailDispatcher {

    /** So many mails before the last of a claim, the next one is taken: two are in hand only for moments. */
    private static final int AHEAD = 10;

    private final BatchClaims batches;
    private final Recovery recovery;
    private final HandOver handOver;
    private final DeliveryRecords records;
    private final SendOutcomes outcomes;
    private final SendPace pace;
    private final MailServer server;
    private final RelayBackOff backOff;
    private final BrokenMails broken;
    private final Mime mime;
    private final Clock clock;

    MailDispatcher(
            BatchClaims batches,
            Recovery recovery,
            HandOver handOver,
            DeliveryRecords records,
            SendOutcomes outcomes,
            SendPace pace,
            MailServer server,
            RelayBackOff backOff,
            BrokenMails broken,
            Mime mime,
            Clock clock) {
        this.batches = batches;
        this.recovery = recovery;
        this.handOver = handOver;
        this.records = records;
        this.outcomes = outcomes;
        this.pace = pace;
        this.server = server;
        this.backOff = backOff;
        this.broken = broken;
        this.mime = mime;
        this.clock = clock;
    }

    /** A worker's own way to the mail server, to be used by one thread and closed by it. */
    SmtpSession session() {
        return new SmtpSession(server, mime);
    }

    /** Looks after what others left, and sends what is due; the number of mails that left. */
    int deliverDue() {
        recovery.sweep();
        try (var smtp = session()) {
            return deliverDue(DispatchLane.ALL, smtp, () -> true);
        }
    }

    /**
     * Sends what is due until nothing is, or the server takes no more; the number of mails that left.
     *
     * @param goesOn asked before each mail, so that a node that stops leaves none in the middle
     */
    int deliverDue(DispatchLane lane, SmtpSession smtp, BooleanSupplier goesOn) {
        var sent = 0;
        try (var line = batches.of(lane)) {
            var mayHaveMore = true;
            while (mayHaveMore && server.isSet() && mayGoOn(goesOn)) {
                var batch = line.next();
                mayHaveMore = batch != null && batch.mayHaveMore();
                sent += batch == null
                        ? 0
                        : deliver(new SendSession(batch, smtp, new UnrecordedSend(records)), line, goesOn);
            }
        }
        return sent;
    }

    private boolean mayGoOn(BooleanSupplier goesOn) {
        return backOff.isOver() && goesOn.getAsBoolean();
    }

    /** A batch over a connection. */
    private record SendSession(ClaimedBatch batch, SmtpSession smtp, UnrecordedSend last) {}

    private int deliver(SendSession session, BatchClaims.BatchPrefetch line, BooleanSupplier goesOn) {
        var batch = session.batch();
        var mails = batch.mails().size();
        var sent = 0;
        var handled = 0;
        try {
            for (var place = 0; place < mails; place++) {
                if (batch.deadline().isOver() || !mayGoOn(goesOn)) {
                    break;
                }
                if (batch.mayHaveMore() && place == mails - AHEAD) {
                    line.prepare();
                }
                var taken = deliverUnlessBroken(place, session);
                handled += taken == Taken.NOT ? 0 : 1;
                sent += taken == Taken.SENT ? 1 : 0;
                if (taken == Taken.LAST) {
                    break;
                }
            }
        } finally {
            end(session, handled < mails);
        }
        return sent;
    }

    private void end(SendSession session, boolean early) {
        try {
            session.last().settleNow();
        } finally {
            if (early) {
                batches.giveBack(session.batch());
            }
            session.smtp().forgetNext();
        }
    }

    private enum Taken {
        SENT,
        SETTLED,
        /** Settled, and those behind it are not to be tried. */
        LAST,
        NOT
    }

    /** A mail that makes us fail before it can have left rests, and those behind it are delivered. */
    private Taken deliverUnlessBroken(int place, SendSession session) {
        var mail = session.batch().mails().get(place);
        try {
            var taken = deliver(place, session);
            if (taken != Taken.NOT) {
                broken.works(mail.id());
            }
            return taken;
        } catch (RuntimeException failure) {
            session.last().settleNow();
            if (!broken.rest(mail.id(), session.batch().token(), failure)) {
                throw failure;
            }
            return Taken.SETTLED;
        }
    }

    private Taken deliver(int place, SendSession session) {
        var batch = session.batch();
        var mail = batch.mails().get(place);
        var letter = batch.letter(place);
        if (letter == null) {
            records.stopped(mail, batch.token(), Move.SUPPRESS, "text-erased");
            return Taken.SETTLED;
        }
        if (isStopped(mail, place, batch)) {
            return Taken.SETTLED;
        }
        if (!pace.take(mail.paced())) {
            return Taken.NOT;
        }
        var last = session.last();
        Outcome outcome;
        try {
            outcome = session.smtp()
                    .send(
                            letter,
                            () -> handOver.begin(mail, batch.token(), batch.deadline(), last),
                            next(mail, place + 1, batch));
        } finally {
            pace.done(mail.paced());
        }
        // a conversation that broke off before its hand-over has left it open
        last.settleNow();
        var failure = outcome.failure();
        if (failure == null) {
            outcomes.sent(mail);
            last.is(mail, batch.token(), outcome);
            return Taken.SENT;
        }
        return outcomes.failed(mail, batch.token(), outcome, failure) ? Taken.LAST : Taken.SETTLED;
    }

    /** What comes after that mail, if nothing speaks against it now; it is looked at anew when it is its turn. */
    private @Nullable ClaimedMail next(ClaimedMessage current, int place, ClaimedBatch batch) {
        var letter = batch.letter(place);
        if (letter == null) {
            return null;
        }
        var mail = letter.mail();
        var mayLeave = !isExpired(mail)
                && !mail.undeliverable()
                && pace.mayFollow(mail.paced(), current.paced())
                && batch.look().at(place).kind() == SendGate.Verdict.Kind.ALLOW;
        return mayLeave ? letter : null;
    }

    /** Whether there is no use, or no right, in taking it to the server now. */
    private boolean isStopped(ClaimedMessage mail, int place, ClaimedBatch batch) {
        if (isExpired(mail)) {
            records.stopped(mail, batch.token(), Move.EXPIRE, "expired");
            return true;
        }
        if (mail.undeliverable()) {
            records.stopped(mail, batch.token(), Move.SUPPRESS, Queued.ADDRESS_SUPPRESSED);
            return true;
        }
        var verdict = batch.look().at(place);
        if (verdict.kind() == SendGate.Verdict.Kind.ALLOW) {
            return false;
        }
        records.stopped(mail, batch.token(), verdict);
        return true;
    }

    private boolean isExpired(ClaimedMessage mail) {
        return mail.expiresAt() != null && !clock.instant().isBefore(mail.expiresAt());
    }
}
