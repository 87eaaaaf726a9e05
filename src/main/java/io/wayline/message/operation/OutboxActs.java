package io.wayline.message.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MessageActs;
import io.wayline.message.MessageState;
import io.wayline.message.MessageStateRefused;
import io.wayline.message.Purpose;
import io.wayline.message.outbox.Outbox;
import io.wayline.message.outbox.OutboxView;
import io.wayline.message.outbox.SuppressedAddresses;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** What people do to rows of the outbox. The row is locked first, so that no dispatcher moves it meanwhile. */
@Component
class OutboxActs implements MessageActs {

    private static final Logger log = LoggerFactory.getLogger(OutboxActs.class);
    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final SuppressedAddresses addresses;
    private final Timeline timeline;
    private final ApplicationEventPublisher signals;
    private final Clock clock;

    OutboxActs(
            JdbcClient jdbc,
            SuppressedAddresses addresses,
            Timeline timeline,
            ApplicationEventPublisher signals,
            Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.timeline = timeline;
        this.signals = signals;
        this.clock = clock;
    }

    private record Held(
            long id,
            MessageState state,
            Purpose purpose,
            CustomerId customer,
            String template,
            @Nullable String recipient) {

        static Held read(ResultSet row, int number) throws SQLException {
            return new Held(
                    row.getLong("id"),
                    MessageState.valueOf(row.getString("state")),
                    Purpose.valueOf(row.getString("purpose")),
                    new CustomerId(row.getString("customer_id")),
                    row.getString("template"),
                    row.getString("recipient"));
        }
    }

    @Override
    @Transactional
    public void resend(String ref, String by, String reason) {
        var mail = held(ref, reason);
        switch (mail.state()) {
            case UNKNOWN, FAILED, EXPIRED -> {
                if (mail.recipient() != null) {
                    addresses.removeIfThere(mail.recipient(), by, reason);
                }
                again(mail, by, reason);
            }
            default -> throw MessageStateRefused.noResend(mail.state());
        }
    }

    /**
     * The same for one of many, in the caller's transaction, which has made sure of its state. Nobody has looked at its
     * address, so one that was called wrong stays so.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void resendAmongMany(long id, String by, String reason) {
        again(held(Long.toString(id), reason), by, reason);
    }

    private void again(Held mail, String by, String reason) {
        move(mail, MessageState.PENDING, "RESENT", by, reason, """
                next_attempt_at = :now, attempts = 0, tried_since = null, expires_at = null,
                resends = resends + 1, error_class = null, last_error = null""");
        tell(mail, "mail-resent", by, reason);
        signals.publishEvent(new Outbox.MailQueued(mail.purpose()));
    }

    @Override
    @Transactional
    public void cancel(String ref, String by, String reason) {
        var mail = held(ref, reason);
        switch (mail.state()) {
            case HELD, PENDING, CLAIMED -> {
                move(mail, MessageState.CANCELLED, "CANCELLED", by, reason, "reason = 'cancelled'");
                tell(mail, "mail-cancelled", by, reason);
            }
            case CANCELLED -> log.debug("Mail {} is cancelled already", mail.id());
            default -> throw MessageStateRefused.noCancel(mail.state());
        }
    }

    @Override
    @Transactional
    public void settle(String ref, Settled outcome, String by, String reason) {
        var mail = held(ref, reason);
        if (mail.state() != MessageState.UNKNOWN) {
            throw MessageStateRefused.notUncertain(mail.state());
        }
        if (outcome == Settled.SENT) {
            move(mail, MessageState.SENT, "SENT", by, reason, "sent_at = coalesce(handover_at, :now)");
            tell(mail, "mail-settled.sent", by, reason);
        } else {
            move(mail, MessageState.FAILED, "NOT_SENT", by, reason, "sent_at = null");
            tell(mail, "mail-settled.not-sent", by, reason);
        }
    }

    static void checkReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new InvalidValue(
                    "reason", "is missing or too long", "say why in at most " + LONGEST_REASON + " characters");
        }
    }

    private Held held(String ref, String reason) {
        checkReason(reason);
        return OutboxView.number(ref)
                .flatMap(id -> jdbc.sql("""
                                select id, state, purpose, customer_id, template, recipient from outbox_message
                                where id = ? for update""").param(id).query(Held::read).optional())
                .orElseThrow(() -> new NotFound("message"));
    }

    private void move(Held mail, MessageState state, String resolution, String by, String reason, String more) {
        // without the token, a dispatcher that still holds it can no longer hand the mail over or say what became of it
        jdbc.sql("""
                        update outbox_message set state = :state, resolution = :resolution, resolved_by = :by,
                            resolved_at = :now, resolution_reason = :reason, lease_token = null, lease_owner = null,
                            lease_until = null, version = version + 1, %s
                        where id = :id""".formatted(more))
                .param("state", state.name())
                .param("resolution", resolution)
                .param("by", by)
                .param("now", now())
                .param("reason", reason.strip())
                .param("id", mail.id())
                .update();
    }

    private void tell(Held mail, String kind, String by, String reason) {
        timeline.add(new Entry(
                mail.customer(),
                clock.instant(),
                kind,
                Entry.Direction.INSIDE,
                Map.of("template", mail.template(), "message", Long.toString(mail.id()), "reason", reason.strip()),
                Cause.person(by)));
        log.info("Mail {} of template {}: {} by {}", mail.id(), mail.template(), kind, by);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
