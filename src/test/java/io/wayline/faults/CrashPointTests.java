package io.wayline.faults;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.testing.nodes.CrashPoint;
import io.wayline.testing.nodes.NodeProcess;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Run.Journey;
import io.wayline.testing.smtp.SmtpFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A node that dies at each moment of a mail's life, and what it leaves to the others. */
@FaultTest
class CrashPointTests {

    private final TwoNodes two;

    CrashPointTests(TwoNodes two) {
        this.two = two;
    }

    /**
     * A node halts at that passage, and this is what it leaves: mails asked for, mails sent, mails being handed
     * over, and mails that the server has. What is left open does not matter at that point. A mail is written down as
     * sent with the hand-over of the next one, so one of a worker is always between the two, and never more.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    POINT,                 PASSAGE, ROWS, SENT, HANDOVER, TAKEN
                    BEFORE_COMMIT,         7,       6,    ,     0,
                    BEFORE_HANDOVER,       7,       ,     5,    1,        6
                    AFTER_DOT,             1,       ,     0,    1,        1
                    AFTER_250,             7,       ,     6,    1,        7
                    """)
    void aNodeThatDiesAtThatPointLeavesWhatTheTableSays(
            CrashPoint point, int passage, Long rows, Long sent, long handover, Long taken) {
        dies(point, passage, rows, sent, handover, taken);
    }

    /** The points beside those; each is a node of its own to start, so they are asked for: {@code -Dwayline.faults=all}. */
    @EnabledIfSystemProperty(named = "wayline.faults", matches = "all")
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    POINT,                 PASSAGE, ROWS, SENT, HANDOVER, TAKEN
                    BEFORE_INSERT,         7,       6,    ,     0,
                    AFTER_CLAIM,           1,       ,     0,    0,        0
                    AFTER_HANDOVER_COMMIT, 7,       ,     6,    1,        6
                    AFTER_SENT_COMMIT,     7,       ,     7,    1,        7
                    """)
    void aNodeThatDiesBesideThatPointLeavesWhatTheTableSays(
            CrashPoint point, int passage, Long rows, Long sent, long handover, Long taken) {
        dies(point, passage, rows, sent, handover, taken);
    }

    private void dies(CrashPoint point, int passage, Long rows, Long sent, long handover, Long taken) {
        var run = new Run(two.nodes().sql(), "at-" + point, Journey.ONE_MAIL, 20);
        two.nodes().freeze();
        CompletableFuture<Void> sending;
        try {
            if (rows != null) {
                // what it asks for is the point, not what it sends meanwhile
                two.nodes().mailServer().down();
                sending = crashAsking(run, point, passage);
                assertThat(two.progress().rows(run)).as("rows").isEqualTo(rows);
            } else {
                sending = crashSending(run, point, passage);
                assertThat(two.progress().rows(run, "'SENT'")).as("sent").isEqualTo(sent);
                assertThat(two.progress().taken(run)).as("at the server").isEqualTo(taken);
            }
            assertThat(two.progress().rows(run, "'HANDOVER'"))
                    .as("being handed over")
                    .isEqualTo(handover);
            two.progress().leasesEnd();
        } finally {
            two.nodes().mailServer().up();
            two.nodes().thaw();
        }

        sending.join();
        two.allIsWell(run, handover);
    }

    @Test
    void aNodeThatDiesWhileItMovesOnWhatAnotherLeftHasDoneNothing() {
        var run = new Run(two.nodes().sql(), "at-" + CrashPoint.DURING_RECOVERY, Journey.ONE_MAIL, 20);
        two.nodes().freeze();
        CompletableFuture<Void> sending;
        try {
            sending = crashSending(run, CrashPoint.AFTER_HANDOVER_COMMIT, 7);
            two.progress().leasesEnd();

            var heir = two.nodes().startToCrash(CrashPoint.DURING_RECOVERY.at(1));

            assertThat(heir.awaitEnd()).as(heir::tail).isEqualTo(NodeProcess.KILLED);
            assertThat(two.progress().rows(run, "'HANDOVER'")).isEqualTo(1);
            assertThat(two.progress().rows(run, "'UNKNOWN'")).isZero();
            two.progress().leasesEnd();
        } finally {
            two.nodes().thaw();
        }

        sending.join();
        two.allIsWell(run, 1);
    }

    /** @return the events on their way: the node may be gone before it has said that it has them */
    private CompletableFuture<Void> crashAsking(Run run, CrashPoint point, int passage) {
        var node = two.nodes().startToCrash(point.at(passage)).awaitReady();
        var sending = CompletableFuture.runAsync(() -> two.shop().send(run, run.customers(1, run.size())));
        assertThat(node.awaitEnd()).as(node::tail).isEqualTo(NodeProcess.KILLED);
        return sending;
    }

    /** The same, while it sends: all mails wait before the first one leaves, so that it has them all in hand. */
    private CompletableFuture<Void> crashSending(Run run, CrashPoint point, int passage) {
        two.progress().pause();
        try {
            var node = two.nodes().startToCrash(point.at(passage)).awaitReady();
            if (point == CrashPoint.AFTER_DOT) {
                two.nodes().mailServer().script(SmtpFault.ACCEPTED_STALL);
            }
            var sending = CompletableFuture.runAsync(() -> two.shop().send(run, run.customers(1, run.size())));
            await().atMost(Duration.ofMinutes(2)).until(() -> two.progress().rows(run) == run.size());
            two.progress().goOn();
            if (point == CrashPoint.AFTER_DOT) {
                two.progress().untilTaken(run, 1);
                node.kill();
            }
            assertThat(node.awaitEnd()).as(node::tail).isEqualTo(NodeProcess.KILLED);
            return sending;
        } finally {
            two.progress().goOn();
        }
    }
}
