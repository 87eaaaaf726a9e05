package io.wayline.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Run.Journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Steps whose work is rolled back after they have asked for their mail, while events of the same customer come in. */
@FaultTest
class StepFaultTests {

    private static final int SENDERS = 8;

    private final TwoNodes two;

    StepFaultTests(TwoNodes two) {
        this.two = two;
    }

    @AfterEach
    void commitsGoThroughAgain() {
        two.nodes()
                .sql()
                .sql("drop trigger if exists refuses_once on outbox_message")
                .update();
    }

    @Test
    void stepsThatAreRolledBackAndTenEventsAtOnceMakeEachMailOnce() throws Exception {
        var run = new Run(two.nodes().sql(), "storm", Journey.TEN_ANSWERS, 30);
        var refused = threeInTenCommitsFailOnce(run);
        two.shop().send(run, run.customers(1, run.size()));
        var answers = new ArrayList<Callable<Void>>();
        for (var customer : run.customers(1, run.size())) {
            for (var number = 1; number <= 10; number++) {
                var answer = number;
                answers.add(() -> {
                    two.shop().answer(run, customer, answer);
                    return null;
                });
            }
        }
        // neighbours stay close together, so that the ten of a customer come at once and in no order
        for (var first = 0; first < answers.size(); first += 10) {
            Collections.shuffle(answers.subList(first, first + 10), new Random(first));
        }
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            for (var sent : senders.invokeAll(answers)) {
                sent.get();
            }
        } finally {
            senders.shutdownNow();
        }

        two.allIsWell(run, 0);

        assertThat(commitsThatFailed()).as("commits that failed").isEqualTo(refused);
        await("all branches have come together once").until(() -> waiting() == run.size());
        assertThat(two.nodes().sql().sql("""
                                select count(*) from act_ru_incident n join journey_instance i on i.id = n.proc_inst_id_
                                where i.journey = 'ten-answers'""").query(Long.class).single())
                .as("steps whose tries were used up")
                .isZero();
    }

    /**
     * For three steps in ten of the run, the first commit with their mail in it fails. A sequence counts on when what
     * counted is rolled back, so the next try passes.
     */
    private long threeInTenCommitsFailOnce(Run run) {
        var sql = two.nodes().sql();
        var refused = 0;
        for (var customer = 1; customer <= run.size(); customer++) {
            for (var step = 0; step < 3; step++) {
                var name = "refused %s-%d Task_Send%d".formatted(run.name(), customer, (customer + 3 * step) % 10 + 1);
                sql.sql("create sequence \"%s\"".formatted(name)).update();
                refused++;
            }
        }
        sql.sql("""
                        create or replace function refuse_once() returns trigger language plpgsql as $$
                        declare counter regclass :=
                            to_regclass(format('%I', 'refused ' || new.customer_ref || ' ' || new.origin_element));
                        begin
                            if counter is not null and nextval(counter) = 1 then
                                raise exception 'this commit fails, as the test wants it';
                            end if;
                            return null;
                        end $$""").update();
        sql.sql("""
                        create constraint trigger refuses_once after insert on outbox_message
                        deferrable initially deferred for each row execute function refuse_once()""").update();
        return refused;
    }

    private long commitsThatFailed() {
        return two.nodes()
                .sql()
                .sql("select count(*) from pg_sequences where sequencename like 'refused %' and last_value >= 2")
                .query(Long.class)
                .single();
    }

    /** Customers who have all their mails and wait for the month to go by. */
    private long waiting() {
        return two.nodes().sql().sql("""
                        select count(*) from act_ru_job j join journey_instance i on i.id = j.process_instance_id_
                        where i.journey = 'ten-answers' and j.type_ = 'timer'""").query(Long.class).single();
    }
}
