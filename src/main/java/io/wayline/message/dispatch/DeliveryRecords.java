package io.wayline.message.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MessageState;
import io.wayline.message.SendGate;
import io.wayline.message.dispatch.DeliveryMarks.Mark;
import io.wayline.message.outbox.Attempts;
import io.wayline.message.outbox.ReasonFacts;
import io.wayline.message.smtp.Outcome;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Writes down what became of a claimed mail: its row, the try, and its customer's timeline together. Whoever holds the
 * token may write even after the lease, and into a row that has been called uncertain meanwhile: it knows better.
 */
@Component
class DeliveryRecords {

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final DeliveryMarks marks;
    private final Timeline timeline;
    private final Clock clock;
    private final ReasonFacts reasonFacts;

    DeliveryRecords(
            JdbcClient jdbc,
            Attempts attempts,
            DeliveryMarks marks,
            Timeline timeline,
            Clock clock,
            ReasonFacts reasonFacts) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.marks = marks;
        this.timeline = timeline;
        this.clock = clock;
        this.reasonFacts = reasonFacts;
    }

    /** The mail server has it. */
    @Transactional
    public boolean sent(Mark mark) {
        return marks.write(List.of(mark))[0] == 1;
    }

    /** Tried, and to be tried again at that time. */
    @Transactional
    public boolean later(ClaimedMessage mail, String token, Outcome outcome, Instant next) {
        attempts.add(mail.id(), outcome);
        return tried(mail, token, outcome, MessageState.PENDING, next, 1);
    }

    /** It is due as before: the try said nothing about it. */
    @Transactional
    public boolean untried(ClaimedMessage mail, String token, Outcome outcome) {
        attempts.add(mail.id(), outcome);
        return tried(mail, token, outcome, MessageState.PENDING, null, 0);
    }

    /** Never tried again. */
    @Transactional
    public boolean failed(ClaimedMessage mail, String token, Outcome outcome) {
        attempts.add(mail.id(), outcome);
        var mine = tried(mail, token, outcome, MessageState.FAILED, null, 1);
        if (mine) {
            tell(mail, "mail-failed", Map.of("reason", outcome.word()));
        }
        return mine;
    }

    /** The mail server may have it, or not. */
    @Transactional
    public boolean uncertain(ClaimedMessage mail, String token, Outcome outcome) {
        attempts.add(mail.id(), outcome);
        var mine = tried(mail, token, outcome, MessageState.UNKNOWN, null, 1);
        if (mine) {
            tell(mail, "mail-uncertain", Map.of("reason", outcome.word()));
        }
        return mine;
    }

    /** It stays here for good, for a reason that needs no more words; nothing was tried. */
    @Transactional
    public boolean stopped(ClaimedMessage mail, String token, MessageState state, String reason) {
        return stopped(mail, token, state, reason, null, Map.of());
    }

    /** It stays here as a gate wants it, until then or for good; nothing was tried. */
    @Transactional
    public boolean stopped(ClaimedMessage mail, String token, SendGate.Verdict verdict) {
        var state = verdict.kind() == SendGate.Verdict.Kind.HOLD ? MessageState.HELD : MessageState.SUPPRESSED;
        return stopped(mail, token, state, verdict.reason(), verdict.until(), verdict.facts());
    }

    private boolean stopped(
            ClaimedMessage mail,
            String token,
            MessageState state,
            String reason,
            @Nullable Instant until,
            Map<String, String> facts) {
        var mine = jdbc.sql("""
                        update outbox_message set state = ?, reason = ?, reason_facts = ?,
                            next_attempt_at = coalesce(cast(? as timestamp(6) with time zone), next_attempt_at),
                            lease_token = null, lease_owner = null, lease_until = null, version = version + 1
                        where id = ? and lease_token = ? and state = 'CLAIMED'""")
                        .params(
                                state.name(),
                                reason,
                                reasonFacts.text(facts),
                                until == null ? null : until.atOffset(ZoneOffset.UTC),
                                mail.id(),
                                token)
                        .update()
                == 1;
        if (mine) {
            switch (state) {
                case HELD -> tell(mail, "mail-held." + reason, facts);
                case EXPIRED -> tell(mail, "mail-expired", facts);
                default -> tell(mail, "mail-not-sent." + reason, facts);
            }
        }
        return mine;
    }

    private boolean tried(
            ClaimedMessage mail,
            String token,
            Outcome outcome,
            MessageState state,
            @Nullable Instant next,
            int counts) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var failure = outcome.failure();
        return jdbc.sql("""
                        update outbox_message set state = :state, attempts = attempts + :counts,
                            next_attempt_at = coalesce(cast(:next as timestamp(6) with time zone), next_attempt_at),
                            tried_since = case when :counts = 1
                                then coalesce(tried_since, cast(:now as timestamp(6) with time zone))
                                else tried_since end,
                            smtp_reply = :reply, smtp_code = :code, enhanced_code = :enhanced,
                            last_error = :error, error_class = :class,
                            lease_token = null, lease_owner = null, lease_until = null, version = version + 1
                        where id = :id and lease_token = :token and state in ('CLAIMED', 'HANDOVER', 'UNKNOWN')""")
                        .param("state", state.name())
                        .param("counts", counts)
                        .param("next", next == null ? null : next.atOffset(ZoneOffset.UTC))
                        .param("now", now)
                        .param("reply", outcome.reply().text())
                        .param(
                                "code",
                                outcome.reply().isNone()
                                        ? null
                                        : outcome.reply().code())
                        .param("enhanced", outcome.reply().enhanced())
                        .param("error", failure == null ? null : outcome.reply().text())
                        .param("class", failure == null ? null : failure.name())
                        .param("id", mail.id())
                        .param("token", token)
                        .update()
                == 1;
    }

    private void tell(ClaimedMessage mail, String kind, Map<String, String> more) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("template", mail.template());
        facts.put("message", Long.toString(mail.id()));
        facts.putAll(more);
        timeline.add(new Entry(mail.customer(), clock.instant(), kind, Entry.Direction.INSIDE, facts, mail.cause()));
    }
}
