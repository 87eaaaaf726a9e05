package io.wayline.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.nodes.CrashPoint;
import io.wayline.testing.nodes.NodeProcess;
import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Run.Journey;
import io.wayline.testing.nodes.Shop;
import io.wayline.testing.smtp.SmtpFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Faults of nodes and of the mail server, at a size for every build. */
@FaultTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeFaultTests {

    private static final long SEED = 20261123;

    private final EmbeddedPostgres postgres;
    private final Nodes nodes;
    private final Progress progress;
    private final Shop shop;
    private final NodeProcess second;

    NodeFaultTests() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .start();
        nodes = new Nodes(
                postgres.getJdbcUrl("postgres", "postgres"), JdbcClient.create(postgres.getPostgresDatabase()));
        progress = new Progress(nodes);
        shop = new Shop(nodes);
        nodes.start("a");
        second = nodes.start("b");
    }

    @AfterAll
    void stop() throws IOException {
        nodes.close();
        postgres.close();
    }

    @BeforeEach
    void theMailServerWorks() {
        nodes.mailServer().forget();
    }

    @Test
    void whatIsWrongIsSeen() {
        var run = new Run(nodes.sql(), "wrong", Journey.ONE_MAIL, 5);
        shop.send(run, run.customers(1, run.size()));
        allIsWell(run, 0);

        spoil("delete from inbox_event where event_id = 'wrong:wrong-1'");
        spoil("update outbox_message set message_id = '<another@example.com>' where customer_ref = 'wrong-2'");
        spoil("delete from outbox_message where customer_ref = 'wrong-3'");
        spoil("""
                delete from act_ru_job where process_instance_id_ in (select i.id from journey_instance i
                join customer c on c.id = i.customer_id where c.ref = 'wrong-4')""");
        spoil("update outbox_message set state = 'PENDING', attempts = 0 where customer_ref = 'wrong-5'");
        progress.untilTaken(run, run.mails() + 1);
        await().until(() -> progress.rows(run, "'SENT'") == run.mails() - 1);

        assertThat(nodes.history(run).broken())
                .containsExactly(
                        "1 promised events have no effect",
                        "2 mails are lost",
                        "2 mails are at the server and our rows do not say so",
                        "1 mails are at the server twice",
                        "1 journeys wait for nothing");
    }

    private void spoil(String statement) {
        assertThat(nodes.sql().sql(statement).update()).as(statement).isEqualTo(1);
    }

    @Test
    void twoNodesSendEveryMailOfEveryJourneyOnce() {
        var run = new Run(nodes.sql(), "calm", Journey.THREE_MAILS, 1_000);

        shop.send(run, run.customers(1, run.size()));

        allIsWell(run, 0);
    }

    @Test
    void killedNodesAndAMailServerThatFailsLoseAndDoubleNothing() {
        var run = new Run(nodes.sql(), "killed", Journey.ONE_MAIL, 1_000);
        nodes.mailServer().dice(KilledNodes.FAULTS, 10, SEED);

        var mayBeUncertain = new KilledNodes(nodes, second, SEED).move(run, 3);

        var history = nodes.history(run);
        assertThat(history.broken()).as(history.table()).isEmpty();
        assertThat(history.uncertain()).as(history.table()).isLessThanOrEqualTo(mayBeUncertain);
    }

    @Test
    void eventsThatComeAgainAndAgainFromManySidesCountOnce() throws Exception {
        var run = new Run(nodes.sql(), "again", Journey.ONE_MAIL, 200);
        var senders = Executors.newFixedThreadPool(8);
        try {
            for (var first = 1; first <= run.size(); first += 20) {
                var batch = run.customers(first, first + 19);
                var sends = new ArrayList<Callable<Object>>();
                for (var time = 0; time < 5; time++) {
                    sends.add(() -> shop.sendBatch(run, batch));
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

        allIsWell(run, 0);
    }

    @Test
    void aPauseInTheMiddleStopsAllButWhatIsBeingHandedOver() {
        var run = new Run(nodes.sql(), "paused", Journey.ONE_MAIL, 300);
        shop.send(run, run.customers(1, run.size()));
        progress.untilTaken(run, 50);

        nodes.sql().sql("""
                        insert into outbox_control (scope, name, paused, reason, changed_by, changed_at)
                        values ('GLOBAL', '', true, 'a test', 'test', now())""").update();
        var atThePause = progress.taken(run);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> progress.rows(run) == run.size() && progress.rows(run, "'CLAIMED', 'HANDOVER'") == 0);

        assertThat(progress.taken(run) - atThePause)
                .as("mails that left after the pause")
                .isLessThanOrEqualTo(2L * KilledNodes.SENDERS);
        assertThat(progress.rows(run, "'PENDING'")).isPositive();

        nodes.sql().sql("delete from outbox_control").update();
        allIsWell(run, 0);
    }

    /**
     * A node halts at that passage, and this is what it leaves: mails asked for, mails sent, mails being handed
     * over, and mails that the server has. What is left open does not matter at that point.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    POINT,                 PASSAGE, ROWS, SENT, HANDOVER, TAKEN
                    BEFORE_INSERT,         7,       6,    ,     0,
                    BEFORE_COMMIT,         7,       6,    ,     0,
                    AFTER_CLAIM,           1,       ,     0,    0,        0
                    BEFORE_HANDOVER,       7,       ,     6,    0,        6
                    AFTER_HANDOVER_COMMIT, 7,       ,     6,    1,        6
                    AFTER_DOT,             1,       ,     0,    1,        1
                    AFTER_250,             7,       ,     6,    1,        7
                    AFTER_SENT_COMMIT,     7,       ,     7,    0,        7
                    """)
    void aNodeThatDiesAtThatPointLeavesWhatTheTableSays(
            CrashPoint point, int passage, Long rows, Long sent, long handover, Long taken) {
        var run = new Run(nodes.sql(), "at-" + point, Journey.ONE_MAIL, 20);
        nodes.freeze();
        CompletableFuture<Void> sending;
        try {
            if (rows != null) {
                // what it asks for is the point, not what it sends meanwhile
                nodes.mailServer().down();
            }
            sending = crash(run, point, passage);
            if (rows != null) {
                assertThat(progress.rows(run)).as("rows").isEqualTo(rows);
            } else {
                assertThat(progress.rows(run, "'SENT'")).as("sent").isEqualTo(sent);
                assertThat(progress.taken(run)).as("at the server").isEqualTo(taken);
            }
            assertThat(progress.rows(run, "'HANDOVER'")).as("being handed over").isEqualTo(handover);
            progress.leasesEnd();
        } finally {
            nodes.mailServer().up();
            nodes.thaw();
        }

        sending.join();
        allIsWell(run, handover);
    }

    @Test
    void aNodeThatDiesWhileItMovesOnWhatAnotherLeftHasDoneNothing() {
        var run = new Run(nodes.sql(), "at-" + CrashPoint.DURING_RECOVERY, Journey.ONE_MAIL, 20);
        nodes.freeze();
        CompletableFuture<Void> sending;
        try {
            sending = crash(run, CrashPoint.AFTER_HANDOVER_COMMIT, 7);
            progress.leasesEnd();

            var heir = nodes.startToCrash(CrashPoint.DURING_RECOVERY.at(1));

            assertThat(heir.awaitEnd()).as(heir::tail).isEqualTo(NodeProcess.KILLED);
            assertThat(progress.rows(run, "'HANDOVER'")).isEqualTo(1);
            assertThat(progress.rows(run, "'UNKNOWN'")).isZero();
            progress.leasesEnd();
        } finally {
            nodes.thaw();
        }

        sending.join();
        allIsWell(run, 1);
    }

    /** @return the events on their way: the node may be gone before it has said that it has them */
    private CompletableFuture<Void> crash(Run run, CrashPoint point, int passage) {
        if (point == CrashPoint.AFTER_DOT) {
            nodes.mailServer().script(SmtpFault.ACCEPTED_STALL);
        }
        var node = nodes.startToCrash(point.at(passage)).awaitReady();
        var sending = CompletableFuture.runAsync(() -> shop.send(run, run.customers(1, run.size())));
        if (point == CrashPoint.AFTER_DOT) {
            progress.untilTaken(run, 1);
            node.kill();
        }
        assertThat(node.awaitEnd()).as(node::tail).isEqualTo(NodeProcess.KILLED);
        return sending;
    }

    private void allIsWell(Run run, long uncertain) {
        progress.untilSettled(run);
        var history = nodes.history(run);
        assertThat(history.broken()).as(history.table()).isEmpty();
        assertThat(history.uncertain()).as(history.table()).isEqualTo(uncertain);
    }
}
