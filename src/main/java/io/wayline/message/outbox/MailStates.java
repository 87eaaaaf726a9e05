package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageState;
import io.wayline.message.MessageState.Move;
import io.wayline.message.smtp.Outcome;
import io.wayline.shared.RowTime;

import static java.util.stream.Collectors.joining;

/**
 * The one owner of a mail's states: every text that changes the state of a row stands here, one for each {@link Move}.
 * Each finds only rows from whose state the move starts, and takes a dispatcher's lease away: without its token, who
 * still has the mail in hand gets no leave to finish it. Each method is one statement in the caller's transaction, or
 * by itself without one, and returns how many mails it moved. Whoever moves several has locked them in the order of
 * their ids.
 */
@Component
public class MailStates {

    private static final String FREE = "lease_token = null, lease_owner = null, lease_until = null";
    private static final String ONE = "id = :id";
    private static final String SEVERAL = "id in (:ids)";
    private static final String CLAIMED_BY = "lease_token = :token";

    private final JdbcClient jdbc;
    private final Clock clock;

    MailStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The statement of the two marks that each mail gets on its way, one text for both, so that those of several mails
     * go to the database in one batch. Its values are: whether it was sent, id, token, moment, node, milliseconds, reply,
     * code, and enhanced code of the server.
     *
     * <p>What the row says of a server's answer belongs to the try in hand: nothing yet while it is handed over. Answers
     * to earlier tries stand in the book of tries. Each value goes to the database once, for there are two such rows for
     * every mail.
     *
     * @param lease how long a hand-over may take
     * @param isPaused holds for a mail {@code m} that must not leave now
     */
    public static String marks(Duration lease, String isPaused) {
        return """
            merge into outbox_message m using (
                select cast(? as boolean) as sent, cast(? as bigint) as id, cast(? as varchar) as token,
                    cast(? as timestamp(6) with time zone) as at, cast(? as varchar) as node,
                    cast(? as bigint) as millis, cast(? as varchar) as reply, cast(? as integer) as code,
                    cast(? as varchar) as enhanced) mark
            on m.id = mark.id and m.lease_token = mark.token
            when matched and mark.sent and m.%3$s then update set
                state = '%4$s', lease_token = null, lease_owner = null, lease_until = null,
                attempts = m.attempts + 1, tried_since = coalesce(m.tried_since, mark.at), sent_at = mark.at,
                sent_by = mark.node, sent_millis = mark.millis, smtp_reply = mark.reply, smtp_code = mark.code,
                enhanced_code = mark.enhanced, last_error = null, error_class = null, version = m.version + 1
            when matched and not mark.sent and m.%5$s and m.lease_until > current_timestamp and not %2$s
            then update set
                state = '%6$s', handover_at = mark.at, lease_until = current_timestamp + interval '%1$d' second,
                sent_at = null, sent_by = null, sent_millis = null, smtp_reply = null, smtp_code = null,
                enhanced_code = null, last_error = null, error_class = null, version = m.version + 1""".formatted(
                        lease.toSeconds(),
                        isPaused,
                        starts(Move.RECORD_SENT),
                        Move.RECORD_SENT.to(),
                        starts(Move.HAND_OVER),
                        Move.HAND_OVER.to());
    }

    /** {@link Move#CLAIM}: they belong to that token for that long, by the database's clock. */
    public int claim(List<Long> ids, String token, String owner, Duration lease) {
        // said by what they are not: "is PENDING" could have a database look for the ids among all that are due
        return jdbc.sql(text(
                        Move.CLAIM,
                        "lease_token = :token, lease_owner = :owner, lease_until = current_timestamp + interval '%d' second"
                                .formatted(lease.toSeconds()),
                        SEVERAL,
                        "state not in (" + names(state -> !Move.CLAIM.startsFrom(state)) + ")"))
                .param("token", token)
                .param("owner", owner)
                .param("ids", ids)
                .update();
    }

    /** {@link Move#GIVE_BACK}, of all that this token has claimed; no try is counted. */
    public int giveBack(String token) {
        return move(Move.GIVE_BACK, FREE, CLAIMED_BY).param("token", token).update();
    }

    /** {@link Move#JUDGE_AGAIN}. */
    public int judgeAgain(List<Long> ids) {
        return move(Move.JUDGE_AGAIN, FREE, SEVERAL).param("ids", ids).update();
    }

    /** {@link Move#SET_ASIDE} until then, when it waits or this token has claimed it. */
    public int setAside(long id, String token, Instant until) {
        return move(
                        Move.SET_ASIDE,
                        "next_attempt_at = :until, " + FREE,
                        ONE + " and (state = 'PENDING' or " + CLAIMED_BY + ")")
                .param("until", RowTime.of(until))
                .param("id", id)
                .param("token", token)
                .update();
    }

    /**
     * {@link Move#HOLD}, {@link Move#SUPPRESS}, or {@link Move#EXPIRE}: it stays here, and nothing was tried.
     *
     * @param facts what a sentence about the reason needs, as they stand in a row
     * @param until when it is due again, or null to leave that as it is
     */
    public int stop(Move move, long id, String token, String reason, @Nullable String facts, @Nullable Instant until) {
        only(move, Move.HOLD, Move.SUPPRESS, Move.EXPIRE);
        return move(move, """
                        reason = :reason, reason_facts = :facts,
                            next_attempt_at = coalesce(cast(:until as timestamp(6) with time zone), next_attempt_at),\s""" + FREE, ONE + " and " + CLAIMED_BY)
                .param("reason", reason)
                .param("facts", facts)
                .param("until", RowTime.ofNullable(until))
                .param("id", id)
                .param("token", token)
                .update();
    }

    /**
     * {@link Move#RETRY}, {@link Move#FAIL}, or {@link Move#DOUBT}: what became of a try.
     *
     * @param next when it is due again, or null to leave that as it is
     * @param counts how many tries this was: 1, or 0 when it said nothing about the mail
     */
    public int tried(Move move, long id, String token, Outcome outcome, @Nullable Instant next, int counts) {
        only(move, Move.RETRY, Move.FAIL, Move.DOUBT);
        var reply = outcome.reply();
        var failure = outcome.failure();
        return move(move, """
                        attempts = attempts + :counts,
                            next_attempt_at = coalesce(cast(:next as timestamp(6) with time zone), next_attempt_at),
                            tried_since = case when :counts = 1
                                then coalesce(tried_since, cast(:now as timestamp(6) with time zone))
                                else tried_since end,
                            smtp_reply = :reply, smtp_code = :code, enhanced_code = :enhanced,
                            last_error = :error, error_class = :class,\s""" + FREE, ONE + " and " + CLAIMED_BY)
                .param("counts", counts)
                .param("next", RowTime.ofNullable(next))
                .param("now", RowTime.of(clock.instant()))
                .param("reply", reply.text())
                .param("code", reply.isNone() ? null : reply.code())
                .param("enhanced", reply.enhanced())
                .param("error", failure == null ? null : reply.text())
                .param("class", failure == null ? null : failure.name())
                .param("id", id)
                .param("token", token)
                .update();
    }

    /** {@link Move#RECOVER}: due as before, and judged again when its turn comes. */
    public int recover(List<Long> ids) {
        return move(Move.RECOVER, "reason = null, reason_facts = null, " + FREE, SEVERAL)
                .param("ids", ids)
                .update();
    }

    /**
     * {@link Move#LOSE}. The token stays, in this move alone: should the node live after all, it may still tell what the
     * server said.
     */
    public int lose(List<Long> ids) {
        return move(Move.LOSE, "error_class = 'UNKNOWN', lease_until = null, attempts = attempts + 1", SEVERAL)
                .param("ids", ids)
                .update();
    }

    /** {@link Move#RESEND_BY_RULE} or {@link Move#ASSUME_SENT}: the rule for its purpose. */
    public int followRule(Move move, long id) {
        only(move, Move.RESEND_BY_RULE, Move.ASSUME_SENT);
        var columns = move == Move.RESEND_BY_RULE
                ? "next_attempt_at = :now, resends = resends + 1, resolution = 'RESENT'"
                : "sent_at = handover_at, resolution = 'SENT'";
        return move(move, columns + ", resolved_by = 'rule', resolved_at = :now, " + FREE, ONE)
                .param("now", RowTime.of(clock.instant()))
                .param("id", id)
                .update();
    }

    /** {@link Move#TAKE_BACK}, for that reason. */
    public int takeBack(List<Long> ids, String reason) {
        return move(Move.TAKE_BACK, "reason = :reason, reason_facts = null, " + FREE, SEVERAL)
                .param("reason", reason)
                .param("ids", ids)
                .update();
    }

    /**
     * {@link Move#CALL_BACK}, {@link Move#RESEND}, {@link Move#SETTLE_SENT}, or {@link Move#SETTLE_NOT_SENT}: what somebody
     * decides, in the row by name.
     *
     * @param by who
     * @param reason their words
     */
    public int decide(Move move, long id, String by, String reason) {
        var columns = switch (move) {
            case CALL_BACK -> "resolution = 'CANCELLED', reason = 'cancelled', reason_facts = null";
            case RESEND -> """
                    resolution = 'RESENT', next_attempt_at = :now, attempts = 0, tried_since = null, expires_at = null,
                            resends = resends + 1, error_class = null, last_error = null""";
            case SETTLE_SENT -> "resolution = 'SENT', sent_at = coalesce(handover_at, :now)";
            case SETTLE_NOT_SENT -> "resolution = 'NOT_SENT', sent_at = null";
            default -> throw new IllegalArgumentException(move + " is nobody's decision");
        };
        return move(
                        move,
                        columns + ", resolved_by = :by, resolved_at = :now, resolution_reason = :reason, " + FREE,
                        ONE)
                .param("by", by)
                .param("now", RowTime.of(clock.instant()))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private static void only(Move move, Move... these) {
        if (!List.of(these).contains(move)) {
            throw new IllegalArgumentException(move + " is made elsewhere");
        }
    }

    private JdbcClient.StatementSpec move(Move move, String columns, String which) {
        return jdbc.sql(text(move, columns, which, starts(move)));
    }

    private static String text(Move move, String columns, String which, String guard) {
        return "update outbox_message set state = '%s', %s, version = version + 1 where %s and %s"
                .formatted(move.to(), columns, which, guard);
    }

    private static String starts(Move move) {
        return "state in (" + names(move::startsFrom) + ")";
    }

    private static String names(Predicate<MessageState> which) {
        return Arrays.stream(MessageState.values())
                .filter(which)
                .map(state -> "'" + state + "'")
                .collect(joining(", "));
    }
}
