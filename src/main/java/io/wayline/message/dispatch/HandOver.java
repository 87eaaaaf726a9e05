package io.wayline.message.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.dispatch.DeliveryMarks.Mark;
import io.wayline.message.smtp.NotHandedOver;

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

    private final DeliveryMarks marks;
    private final TransactionTemplate transaction;
    private final SharedCommit<Turn> commits = new SharedCommit<>(this::writeTogether);

    HandOver(DeliveryMarks marks, TransactionTemplate transaction) {
        this.marks = marks;
        this.transaction = transaction;
    }

    /** What one worker brings to a commit, and whether its mail may leave; null until that is committed. */
    private static final class Turn {

        private final Mark mark;
        private final @Nullable Mark before;
        private @Nullable Boolean mayLeave;

        Turn(Mark mark, @Nullable Mark before) {
            this.mark = mark;
            this.before = before;
        }

        Stream<Mark> marks() {
            return Stream.of(before, mark).filter(Objects::nonNull);
        }
    }

    /**
     * Must be called outside a transaction: the mark has to be committed before the dot.
     *
     * @param before the mail before, if it is not written down yet
     * @throws NotHandedOver when the mail must not leave; then it has not, and the mail before is written down all the
     *     same
     */
    void begin(ClaimedMessage mail, String token, Deadline deadline, UnrecordedSend before) throws NotHandedOver {
        var turn = new Turn(Mark.handOver(mail, token), before.mark());
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
        var inOrder = turns.stream()
                .flatMap(Turn::marks)
                .sorted(DeliveryMarks.inOrder())
                .toList();
        // a worker that is alone needs no transaction, which saves it a trip; several are written all or none
        var rows = turns.size() == 1 ? marks.write(inOrder) : transaction.execute(status -> marks.write(inOrder));
        for (var turn : turns) {
            turn.mayLeave = rows[inOrder.indexOf(turn.mark)] == 1;
        }
    }
}
