package io.wayline.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Run.Journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Faults of nodes and of the mail server, at a size for every build. */
@FaultTest
class NodeFaultTests {

    private static final long SEED = 20261123;

    private final TwoNodes two;

    NodeFaultTests(TwoNodes two) {
        this.two = two;
    }

    @Test
    void whatIsWrongIsSeen() {
        var run = new Run(two.nodes().sql(), "wrong", Journey.ONE_MAIL, 5);
        two.shop().send(run, run.customers(1, run.size()));
        two.allIsWell(run, 0);

        spoil("delete from inbox_event where event_id = 'wrong:wrong-1'");
        spoil("update outbox_message set message_id = '<another@example.com>' where customer_ref = 'wrong-2'");
        spoil("delete from outbox_message where customer_ref = 'wrong-3'");
        spoil("""
                delete from act_ru_job where process_instance_id_ in (select i.id from journey_instance i
                join customer c on c.id = i.customer_id where c.ref = 'wrong-4')""");
        spoil("update outbox_message set state = 'PENDING', attempts = 0 where customer_ref = 'wrong-5'");
        two.progress().untilTaken(run, run.mails() + 1);
        await().until(() -> two.progress().rows(run, "'SENT'") == run.mails() - 1);

        assertThat(two.nodes().history(run).broken())
                .containsExactly(
                        "1 promised events have no effect",
                        "2 mails are lost",
                        "2 mails are at the server and our rows do not say so",
                        "1 mails are at the server twice",
                        "1 journeys wait for nothing");
    }

    private void spoil(String statement) {
        assertThat(two.nodes().sql().sql(statement).update()).as(statement).isEqualTo(1);
    }

    @Test
    void twoNodesSendEveryMailOfEveryJourneyOnce() {
        var run = new Run(two.nodes().sql(), "calm", Journey.THREE_MAILS, 1_000);

        two.shop().send(run, run.customers(1, run.size()));

        two.allIsWell(run, 0);
    }

    @Test
    void killedNodesAndAMailServerThatFailsLoseAndDoubleNothing() {
        var run = new Run(two.nodes().sql(), "killed", Journey.ONE_MAIL, 1_000);
        two.nodes().mailServer().dice(KilledNodes.FAULTS, 10, SEED);

        var mayBeUncertain = new KilledNodes(two.nodes(), SEED).move(run, 3);

        var history = two.nodes().history(run);
        assertThat(history.broken()).as(history.table()).isEmpty();
        assertThat(history.uncertain()).as(history.table()).isLessThanOrEqualTo(mayBeUncertain);
    }

    @Test
    void aDatabaseThatIsKilledLosesAndDoublesNothing() {
        var run = new Run(two.nodes().sql(), "database", Journey.ONE_MAIL, 600);

        var mayBeUncertain = new KilledDatabase(two.nodes(), SEED).move(run, 3);

        var history = two.nodes().history(run);
        assertThat(history.broken()).as(history.table()).isEmpty();
        assertThat(history.uncertain()).as(history.table()).isLessThanOrEqualTo(mayBeUncertain);
    }

    @Test
    void eventsThatComeAgainAndAgainFromManySidesCountOnce() throws Exception {
        var run = new Run(two.nodes().sql(), "again", Journey.ONE_MAIL, 200);
        var senders = Executors.newFixedThreadPool(8);
        try {
            for (var first = 1; first <= run.size(); first += 20) {
                var batch = run.customers(first, first + 19);
                var sends = new ArrayList<Callable<Object>>();
                for (var time = 0; time < 5; time++) {
                    sends.add(() -> two.shop().sendBatch(run, batch));
                }
                var answers = new HashSet<Object>();
                for (var answer : senders.invokeAll(sends)) {
                    answers.add(answer.get());
                }
                assertThat(answers).as("what the five senders were answered").hasSize(1);
            }
        } finally {
            senders.shutdownNow();
        }

        two.allIsWell(run, 0);
    }

    @Test
    void aPauseInTheMiddleStopsAllButWhatIsBeingHandedOver() {
        var run = new Run(two.nodes().sql(), "paused", Journey.ONE_MAIL, 300);
        two.shop().send(run, run.customers(1, run.size()));
        two.progress().untilTaken(run, 50);

        two.progress().pause();
        var atThePause = two.progress().taken(run);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> two.progress().rows(run) == run.size()
                        && two.progress().rows(run, "'CLAIMED', 'HANDOVER'") == 0);

        assertThat(two.progress().taken(run) - atThePause)
                .as("mails that left after the pause")
                .isLessThanOrEqualTo(2L * KilledNodes.SENDERS);
        assertThat(two.progress().rows(run, "'PENDING'")).isPositive();

        two.progress().goOn();
        two.allIsWell(run, 0);
    }
}
