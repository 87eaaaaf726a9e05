package io.wayline.message.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MessageState;
import io.wayline.message.MessageState.Move;
import io.wayline.message.MessageStateRefused;
import io.wayline.message.Purpose;
import io.wayline.message.outbox.MailStates;
import io.wayline.message.outbox.MailSuppressions;
import io.wayline.message.outbox.Outbox;
import io.wayline.message.outbox.OutboxView;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * What people may do to a message. Each act names who did it and why, in the message and on the customer's timeline, and
 * is done in the caller's transaction or one of its own. The row is locked first, so that no dispatcher moves it
 * meanwhile.
 */
@Component
public class MessageActs {

    /** What a person found out about an uncertain message. */
    public enum Settled {
        SENT,
        NOT_SENT
    }

    private static final Logger log = LoggerFactory.getLogger(MessageActs.class);

    private final JdbcClient jdbc;
    private final MailStates states;
    private final MailSuppressions addresses;
    private final Timeline timeline;
    private final ApplicationEventPublisher signals;
    private final Clock clock;

    MessageActs(
            JdbcClient jdbc,
            MailStates states,
            MailSuppressions addresses,
            Timeline timeline,
            ApplicationEventPublisher signals,
            Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.addresses = addresses;
        this.timeline = timeline;
        this.signals = signals;
        this.clock = clock;
    }

    private record Locked(
            long id,
            MessageState state,
            Purpose purpose,
            CustomerId customer,
            String template,
            @Nullable String recipient) {

        static Locked read(ResultSet row, int number) throws SQLException {
            return new Locked(
                    row.getLong("id"),
                    MessageState.valueOf(row.getString("state")),
                    Purpose.valueOf(row.getString("purpose")),
                    new CustomerId(row.getString("customer_id")),
                    row.getString("template"),
                    row.getString("recipient"));
        }
    }

    /**
     * Sends a message again, under the same Message-ID and with a header that says so: an uncertain one, of which the
     * customer may then have two, a failed, or an expired one. An address that was called wrong is tried again.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws NotFound when there is no such message
     * @throws InvalidValue when the reason is empty or too long
     * @throws MessageStateRefused when it is on its way, has left, or was called back
     */
    @Transactional
    public void resend(String ref, String by, String reason) {
        var why = ReasonText.read(reason);
        var mail = locked(ref);
        if (Move.RESEND.startsFrom(mail.state()) && mail.recipient() != null) {
            addresses.removeIfThere(mail.recipient(), by, why);
        }
        again(mail, by, why);
    }

    /**
     * The same for one of many, in the caller's transaction, which has made sure of its state. Nobody has looked at its
     * address, so one that was called wrong stays so.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void resendAmongMany(long id, String by, String reason) {
        again(locked(Long.toString(id)), by, reason);
    }

    private void again(Locked mail, String by, String reason) {
        if (!Move.RESEND.startsFrom(mail.state())) {
            throw MessageStateRefused.noResend(mail.state());
        }
        states.decide(Move.RESEND, mail.id(), by, reason);
        tell(mail, "mail-resent", by, reason);
        signals.publishEvent(new Outbox.MailQueued(mail.purpose()));
    }

    /**
     * Calls a message back that has not left; nothing happens when it is cancelled already.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws NotFound when there is no such message
     * @throws InvalidValue when the reason is empty or too long
     * @throws MessageStateRefused when it may have left, or never will
     */
    @Transactional
    public void cancel(String ref, String by, String reason) {
        var why = ReasonText.read(reason);
        var mail = locked(ref);
        if (mail.state() == MessageState.CANCELLED) {
            log.debug("Mail {} is cancelled already", mail.id());
            return;
        }
        if (!Move.CALL_BACK.startsFrom(mail.state())) {
            throw MessageStateRefused.noCancel(mail.state());
        }
        states.decide(Move.CALL_BACK, mail.id(), by, why);
        tell(mail, "mail-cancelled", by, why);
    }

    /**
     * Says what became of an uncertain message.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters: how they know
     * @throws NotFound when there is no such message
     * @throws InvalidValue when the reason is empty or too long
     * @throws MessageStateRefused when it is not uncertain
     */
    @Transactional
    public void settle(String ref, Settled outcome, String by, String reason) {
        var why = ReasonText.read(reason);
        var mail = locked(ref);
        if (mail.state() != MessageState.UNKNOWN) {
            throw MessageStateRefused.notUncertain(mail.state());
        }
        if (outcome == Settled.SENT) {
            states.decide(Move.SETTLE_SENT, mail.id(), by, why);
            tell(mail, "mail-settled.sent", by, why);
        } else {
            states.decide(Move.SETTLE_NOT_SENT, mail.id(), by, why);
            tell(mail, "mail-settled.not-sent", by, why);
        }
    }

    private Locked locked(String ref) {
        return OutboxView.number(ref)
                .flatMap(id -> jdbc.sql("""
                                select id, state, purpose, customer_id, template, recipient from outbox_message
                                where id = ? for update""").param(id).query(Locked::read).optional())
                .orElseThrow(() -> new NotFound("message"));
    }

    private void tell(Locked mail, String kind, String by, String reason) {
        timeline.add(new Entry(
                mail.customer(),
                clock.instant(),
                kind,
                Entry.Direction.INSIDE,
                Map.of("template", mail.template(), "message", Long.toString(mail.id()), "reason", reason),
                Cause.person(by)));
        log.info("Mail {} of template {}: {} by {}", mail.id(), mail.template(), kind, by);
    }
}
