package io.wayline.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.wayline.journey.byhand.ByHand;
import io.wayline.journey.byhand.HandWork;
import io.wayline.platform.live.OpenTabs;
import io.wayline.shared.CustomerId;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/**
 * How long the server takes for every page of the desk among 1,000,000 customers and 100,000 open tasks, against among few,
 * and for one look of the live channel while 200 tabs are open, against one.
 */
class DeskBenchmark {

    private static final int MANY_CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 1_000_000);
    private static final int FEW_CUSTOMERS = 1_000;
    private static final int TABS = Integer.getInteger("wayline.benchmark.tabs", 200);
    private static final int WARMING = 40;
    private static final int TURNS = 40;
    private static final int LOOKS = 60;

    /** Promised, in milliseconds of a warm server. */
    private static final double SLOWEST = 150;

    private static final Person BOSS =
            new Person("boss", "Boss", Set.of(Role.SUPERVISOR, Role.OPERATIONS), Locale.ENGLISH, null);

    private record Visit(String text, String path, Person reader) {}

    @Test
    void everyPageAmongManyIsShownAsSoonAsAmongFew() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            var mvc = product.browser();
            TaskListBenchmark.people(postgres);
            colleagues(postgres);
            customers(postgres, 0, FEW_CUSTOMERS);
            TaskListBenchmark.grow(postgres, 0, TaskListBenchmark.FEW);
            var visits = visits(product);
            var few = measure(mvc, visits);
            var one = look(product, 1);
            customers(postgres, FEW_CUSTOMERS, MANY_CUSTOMERS);
            TaskListBenchmark.grow(postgres, TaskListBenchmark.FEW, TaskListBenchmark.MANY);
            var many = measure(mvc, visits);
            var all = look(product, TABS);
            var lines = new StringBuilder();
            for (var at = 0; at < visits.size(); at++) {
                lines.append("| %s | %.0f ms | %.0f ms | %.1f |\n"
                        .formatted(visits.get(at).text(), few.get(at), many.get(at), many.get(at) / few.get(at)));
            }
            ResultsPage.write("desk", """
                            | page, warm | among %,d customers and %,d open tasks | among %,d and %,d | times |
                            | --- | ---: | ---: | ---: |
                            %s
                            One look of the live channel takes **%.1f ms for one tab** among few and **%.1f ms for %d tabs** of as many agents among many (there is a look every 1.5 s).

                            Promised: at most %.0f ms a page, and at most twice for the customer. Medians of %d, without the network. %s.
                            """.formatted(
                            FEW_CUSTOMERS,
                            TaskListBenchmark.FEW,
                            MANY_CUSTOMERS,
                            TaskListBenchmark.MANY,
                            lines,
                            one,
                            all,
                            TABS,
                            SLOWEST,
                            TURNS,
                            postgres.described()));
            for (var at = 0; at < visits.size(); at++) {
                assertThat(many.get(at))
                        .as("%s: milliseconds", visits.get(at).text())
                        .isLessThan(SLOWEST);
            }
        }
    }

    private static List<Visit> visits(RunningProduct product) {
        var agent = TaskListBenchmark.AGENT;
        var byHand = product.get(ByHand.class);
        var instance = byHand.give(
                new HandWork("Ask again", "bench-0", null, "They want the delivery note."),
                new CustomerId(customer(7)),
                Cause.person(BOSS.username()),
                UUID.randomUUID().toString());
        return List.of(
                new Visit("home, an agent", "/", agent),
                new Visit("home, a supervisor", "/", BOSS),
                new Visit("Work, an agent", "/work", agent),
                new Visit("Work, a supervisor", "/work", BOSS),
                new Visit("a task, an agent", "/work/of/" + instance, agent),
                new Visit("calls of a day", "/calls", agent),
                new Visit("calls of a week", "/calls/week", agent),
                new Visit("customers, a supervisor", "/customers", BOSS),
                new Visit("a customer, a supervisor", "/customers/B-0000007", BOSS),
                new Visit("a search for a number", "/search?q=13800000007", BOSS),
                new Visit("a search for a name", "/search?q=Customer7", BOSS),
                new Visit("Live", "/team", BOSS),
                new Visit("journeys", "/journeys", BOSS),
                new Visit("a journey", "/journeys/onboarding", BOSS),
                new Visit("what failed", "/journeys/failures", BOSS),
                new Visit("mails", "/mails", BOSS),
                new Visit("events", "/events", BOSS));
    }

    private static List<Double> measure(MockMvcTester mvc, List<Visit> visits) {
        var medians = new ArrayList<Double>();
        for (var visit : visits) {
            var path = followed(mvc, visit);
            var took = new double[TURNS];
            for (var turn = -WARMING; turn < TURNS; turn++) {
                var begun = System.nanoTime();
                var answer = mvc.get().uri(path).with(as(visit.reader())).exchange();
                if (turn >= 0) {
                    took[turn] = (System.nanoTime() - begun) / 1_000_000.0;
                }
                assertThat(answer).as(visit.text()).hasStatusOk();
            }
            Arrays.sort(took);
            medians.add(took[TURNS / 2]);
            System.out.printf(Locale.ROOT, "%s: %.0f ms%n", visit.text(), took[TURNS / 2]);
        }
        return medians;
    }

    /** Where a page leads on to another one, that one is measured. */
    private static String followed(MockMvcTester mvc, Visit visit) {
        var answer = mvc.get().uri(visit.path()).with(as(visit.reader())).exchange();
        var next = answer.getResponse().getRedirectedUrl();
        return next == null ? visit.path() : next;
    }

    private static RequestPostProcessor as(Person reader) {
        return authentication(new SignedIn(reader, 0));
    }

    /** One look while these tabs are open, in milliseconds; each of them has been told how things stand. */
    private static double look(RunningProduct product, int tabs) {
        var agents = IntStream.range(0, tabs)
                .mapToObj(tab -> new Person("agent" + tab, "Agent " + tab, Set.of(Role.AGENT), Locale.ENGLISH, null))
                .toList();
        try (var open = new OpenTabs(product.context(), agents, List.of("tasks"))) {
            assertThat(open.told()).isEqualTo(tabs);
            open.look(WARMING);
            return open.look(LOOKS);
        }
    }

    private static void colleagues(DurablePostgres postgres) {
        postgres.sql().sql("""
                        insert into account (username, display_name, roles, disabled, demonstration, generation, version, created_at)
                        select 'agent' || n, 'Agent ' || n, 'AGENT', false, false, 0, 0, now() from generate_series(1, ? - 1) n
                        union all select 'boss', 'Boss', 'SUPERVISOR,OPERATIONS', false, false, 0, 0, now()""").param(TABS).update();
        postgres.sql().sql("""
                        insert into staff_queue_member (queue_key, username)
                        select queue_key, 'agent' || n from staff_queue, generate_series(1, ? - 1) n
                        where queue_key like 'bench-%'""").param(TABS).update();
    }

    private static String customer(int number) {
        return new UUID(0, number).toString();
    }

    /** Customers with a story of five entries and a mail address, and the words that a search finds them by. */
    private static void customers(DurablePostgres postgres, int from, int to) {
        var series = "generate_series(cast(%d as bigint), %d) n".formatted(from, to - 1);
        var id = "cast(lpad(to_hex(n), 32, '0') as uuid)";
        postgres.sql().sql("""
                        insert into customer (id, ref, name, email, email_key, phone, locale, lifecycle, since, changed_at, version)
                        select %s, 'B-' || lpad(n::text, 7, '0'), 'Customer' || n || ' Berg', 'customer' || n || '@example.com',
                            'customer' || n || '@example.com', '+86138' || lpad(n::text, 8, '0'), 'en', 'ACTIVE',
                            now() - n * interval '1 second', now(), 0
                        from %s""".formatted(id, series)).update();
        postgres.sql().sql("""
                        insert into customer_key (customer_id, word, kind)
                        select %1$s, 'customer' || n, 'NAME' from %2$s
                        union all select %1$s, 'b-' || lpad(n::text, 7, '0'), 'REF' from %2$s
                        union all select %1$s, '+86138' || lpad(n::text, 8, '0'), 'PHONE' from %2$s""".formatted(id, series)).update();
        postgres.sql().sql("""
                        insert into timeline_entry (customer_id, at, kind, direction, facts, cause_kind, cause_ref)
                        select %s, now() - entry * interval '1 day', 'note-written', 'INSIDE', '{}', 'PERSON', 'boss'
                        from %s, generate_series(1, 5) entry""".formatted(id, series)).update();
        postgres.sql()
                .sql("vacuum analyze customer, customer_key, timeline_entry")
                .update();
    }
}
