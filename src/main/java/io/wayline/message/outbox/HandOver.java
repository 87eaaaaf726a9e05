package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.MailSettings;
import io.wayline.message.outbox.LastSent.Sent;

/**
 * The moment before the final dot. One committed statement is the fence against a node whose lease is over, the last
 * chance to call a mail back, the pause switch, and the mark by which a crash is seen. The mail before, which the server
 * has by then, is written down in the same commit, and so are both of every other worker of this node that has come as
 * far: the more connections, the less of a commit each mail costs, and still never more than one mail of a worker between
 * its mark and its answer.
 */
@Component
class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);

    /** Beyond the server's time to answer: writing down the answer. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final SentRows sentRows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String statement;
    private final SharedCommit<Turn> commits = new SharedCommit<>(this::writeTogether);

    HandOver(
            JdbcTemplate jdbc, SentRows sentRows, TransactionTemplate transaction, Clock clock, MailSettings settings) {
        this.jdbc = jdbc;
        this.sentRows = sentRows;
        this.transaction = transaction;
        this.clock = clock;
        this.statement = """
                update outbox_message m set state = 'HANDOVER', handover_at = ?, version = version + 1,
                    lease_until = current_timestamp + interval '%d' second
                where m.id = ? and m.state = 'CLAIMED' and m.lease_token = ? and m.lease_until > current_timestamp
                    and not %s""".formatted(settings.replyTimeout().plus(MARGIN).toSeconds(), MailClaims.IS_PAUSED);
    }

    /** What one worker brings to a commit, and whether its mail may leave; null until that is committed. */
    private static final class Turn {

        private final Claimed mail;
        private final String token;
        private final @Nullable Sent before;
        private @Nullable Boolean mayLeave;

        Turn(Claimed mail, String token, @Nullable Sent before) {
            this.mail = mail;
            this.token = token;
            this.before = before;
        }
    }

    /**
     * Must be called outside a transaction: the mark has to be committed before the dot.
     *
     * @param before the mail before, if it is not written down yet
     * @throws NotHandedOver when the mail must not leave; then it has not, and the mail before is written down all the
     *     same
     */
    void begin(Claimed mail, String token, Deadline deadline, LastSent before) throws NotHandedOver {
        var turn = new Turn(mail, token, before.sent());
        commits.join(turn);
        if (turn.mayLeave == null) {
            // the group has failed, perhaps for the sake of another mail
            write(List.of(turn));
        }
        before.forget();
        if (!Boolean.TRUE.equals(turn.mayLeave)) {
            throw new NotHandedOver("called back, paused, or no longer ours");
        }
        if (deadline.isOver()) {
            throw new NotHandedOver("our time is over");
        }
    }

    private void writeTogether(List<Turn> turns) {
        try {
            write(turns);
        } catch (RuntimeException failed) {
            if (turns.size() == 1) {
                throw failed;
            }
            log.warn("{} hand-overs could not be written together and are written one by one", turns.size(), failed);
        }
    }

    private void write(List<Turn> turns) {
        // whoever locks several rows does so in this order
        var inOrder = turns.stream()
                .sorted(Comparator.comparingLong(turn -> turn.mail.id()))
                .toList();
        var rows = transaction.execute(status -> {
            sentRows.write(inOrder.stream()
                    .map(turn -> turn.before)
                    .filter(Objects::nonNull)
                    .toList());
            return mark(inOrder);
        });
        for (var place = 0; place < rows.length; place++) {
            inOrder.get(place).mayLeave = rows[place] == 1;
        }
    }

    private int[] mark(List<Turn> turns) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.batchUpdate(
                statement,
                turns.stream()
                        .map(turn -> new Object[] {now, turn.mail.id(), turn.token})
                        .toList());
    }
}
