package io.wayline.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.SegmentDraft;
import io.wayline.audience.segment.Segments;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/**
 * How fast 100,000 customers are invited into a campaign by one run, against one call of the bare engine for each; what it
 * costs a customer in statements and commits; what it leaves in the heap; and what becomes of the agents' pages meanwhile.
 * Nobody of them agreed to mails: a campaign as it is before its mails, which have benchmarks of their own.
 */
class EnrolmentBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 100_000);
    private static final int CALLS = Math.min(10_000, CUSTOMERS);
    private static final int WARMING = 2_000;
    private static final int TURNS = 30;

    /** Promised: as many times the rate of one engine call for each. */
    private static final double TIMES = 5;

    /** Promised: a page takes at most as many times as long meanwhile. */
    private static final double SLOWER = 2;

    private static final Person BOSS = new Person("boss", "Boss", Set.of(Role.SUPERVISOR), Locale.ENGLISH, null);
    private static final List<String> PAGES = List.of("/", "/work", "/customers", "/customers/E-0000007");

    /** @param handedOver seconds until everybody had had their turn and stood on the campaign */
    private record Run(double written, double handedOver, List<Double> pages, List<Long> heap) {}

    @Test
    void everybodyIsInvitedOnceAndAgentsGoOnWorking() throws Exception {
        try (var postgres = DurablePostgres.counting();
                var product = new RunningProduct(postgres);
                var bare = new BareEngine("ours", postgres.create("bare"), "campaign")) {
            var sql = postgres.sql();
            TaskListBenchmark.people(postgres);
            sql.sql("""
                            insert into account (username, display_name, roles, disabled, demonstration, generation, version,
                                created_at)
                            values (?, 'Boss', 'SUPERVISOR', false, false, 0, 0, now())""").param(BOSS.username()).update();
            TaskListBenchmark.grow(postgres, 0, TaskListBenchmark.FEW);
            var mvc = product.browser();
            bare.takes(WARMING);
            people(sql, "W-", WARMING);
            people(sql, "E-", CUSTOMERS);
            invite(product, sql, mvc, "warming", "W-");
            var before = pages(mvc, TURNS);

            var begun = System.nanoTime();
            bare.takes(CALLS);
            var calls = CALLS / seconds(begun);
            bare.freeze();
            var load = new DatabaseLoad(postgres, "postgres");
            load.begin();
            var run = invite(product, sql, mvc, "everybody", "E-");
            var work = load.end();
            bare.thaw();

            var written = CUSTOMERS / run.written();
            var invited = CUSTOMERS / run.handedOver();
            ResultsPage.write("enrolment", """
                            | %1$,d customers, one run | |
                            | --- | ---: |
                            | one call of the bare engine for each, a second (%2$,d of them) | %3$,.0f |
                            | enrolled: found and written down, a second | %4$,.0f |
                            | **times one engine call for each** (promised: at least %5$.0f) | **%6$.1f** |
                            | invited and through the campaign, a second, everything included | %7$,.0f |
                            | times one engine call for each | %8$.2f |
                            | statements a customer | %9$.1f |
                            | commits a customer | %10$.2f |
                            | heap kept at a tenth, a half, and the end | %11$s MB |

                            | page of an agent or supervisor | before | meanwhile | times |
                            | --- | ---: | ---: | ---: |
                            %12$s
                            | the dearest statements | a customer | ms a customer |
                            | --- | ---: | ---: |
                            %13$s
                            Promised: a page takes at most twice as long meanwhile. The heap is what a collection left. %14$s.
                            """.formatted(
                    CUSTOMERS,
                    CALLS,
                    calls,
                    written,
                    TIMES,
                    written / calls,
                    invited,
                    invited / calls,
                    work.calls() / (double) CUSTOMERS,
                    work.commits() / (double) CUSTOMERS,
                    String.join(", ", run.heap().stream().map(String::valueOf).toList()),
                    table(before, run.pages()),
                    dearest(work),
                    postgres.described()));
            assertThat(written / calls)
                    .as("times the rate of one engine call for each")
                    .isGreaterThan(TIMES);
            for (var at = 0; at < PAGES.size(); at++) {
                assertThat(run.pages().get(at) / before.get(at))
                        .as("times as long: " + PAGES.get(at))
                        .isLessThan(SLOWER);
            }
        }
    }

    private static Run invite(RunningProduct product, JdbcClient sql, MockMvcTester mvc, String name, String refs)
            throws Exception {
        product.get(Segments.class)
                .make(
                        name,
                        new SegmentDraft(
                                new Segment.Words(name, null, null, null),
                                product.get(RuleReader.class)
                                        .read("{\"term\": \"customer.tag\", \"is\": [\"%s\"]}".formatted(refs))),
                        "benchmark");
        var enrolments = product.get(Enrolments.class);
        var begun = System.nanoTime();
        var run = enrolments.begin(new Enrolments.Wish(name, "monthly-news-mail", Pace.FREE, null, "benchmark", name));
        var written = seconds(begun);
        var pages = new ArrayList<List<Double>>();
        var heap = new ArrayList<Long>();
        for (var at = enrolments.get(run.ref()); isUnderWay(at, sql); at = enrolments.get(run.ref())) {
            pages.add(pages(mvc, 5));
            if (heap.size() < 2 && at.invited() >= at.total() * (heap.isEmpty() ? 0.1 : 0.5)) {
                heap.add(keptHeap());
            }
        }
        var handedOver = seconds(begun);
        heap.add(keptHeap());
        assertThat(sql.sql("""
                        select count(*) from (select j.customer_id from journey_instance j
                            join enrolment_member m on m.customer_id = j.customer_id and m.enrolment = ?
                            where j.journey = 'monthly-news-mail' group by j.customer_id having count(*) = 1) once""").param(run.ref()).query(Long.class).single())
                .as("customers who are on the campaign once")
                .isEqualTo(run.total());
        return new Run(written, handedOver, medians(pages), heap);
    }

    private static boolean isUnderWay(Enrolment run, JdbcClient sql) {
        return !run.state().isOver()
                || sql.sql("select count(*) from inbox_event where state = 'RECEIVED'")
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** The median of each page in milliseconds. */
    private static List<Double> pages(MockMvcTester mvc, int turns) {
        return PAGES.stream()
                .map(page -> {
                    var took = new double[turns];
                    for (var turn = 0; turn < turns; turn++) {
                        var reader = page.startsWith("/customers") ? BOSS : TaskListBenchmark.AGENT;
                        var begun = System.nanoTime();
                        var answer = mvc.get()
                                .uri(page)
                                .with(authentication(new SignedIn(reader, 0)))
                                .exchange();
                        took[turn] = seconds(begun) * 1_000;
                        assertThat(answer.getResponse().getStatus()).as(page).isLessThan(400);
                    }
                    Arrays.sort(took);
                    return took[turns / 2];
                })
                .toList();
    }

    private static List<Double> medians(List<List<Double>> looks) {
        var medians = new ArrayList<Double>();
        for (var at = 0; at < PAGES.size(); at++) {
            var page = at;
            var sorted = looks.stream().map(look -> look.get(page)).sorted().toList();
            medians.add(sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2));
        }
        return medians;
    }

    private static long keptHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
    }

    private static void people(JdbcClient sql, String refs, int many) {
        sql.sql("""
                        insert into customer (id, ref, name, email, email_key, locale, lifecycle, since, changed_at, version)
                        select gen_random_uuid(), ref, ref, ref || '@example.com', ref || '@example.com', 'en', 'ACTIVE', now(),
                            now(), 0
                        from (select :refs || lpad(n::text, 7, '0') as ref from generate_series(1, :many) n) made""").param("refs", refs).param("many", many).update();
        sql.sql(
                        "insert into customer_tag (customer_id, tag) select id, :refs from customer where ref like :refs || '%'")
                .param("refs", refs)
                .update();
        sql.sql("vacuum analyze customer, customer_tag").update();
    }

    private static String table(List<Double> before, List<Double> meanwhile) {
        var lines = new StringBuilder();
        for (var at = 0; at < PAGES.size(); at++) {
            lines.append("| `%s` | %.0f ms | %.0f ms | %.1f |\n"
                    .formatted(PAGES.get(at), before.get(at), meanwhile.get(at), meanwhile.get(at) / before.get(at)));
        }
        return lines.toString();
    }

    private static String dearest(DatabaseLoad.Work work) {
        var lines = new StringBuilder();
        for (var each : work.dearest(10)) {
            var text = each.text().replaceAll("\\s+", " ");
            lines.append("| `%s` | %.2f | %.3f |\n"
                    .formatted(
                            text.length() > 90 ? text.substring(0, 90) + "…" : text,
                            each.calls() / (double) CUSTOMERS,
                            each.millis() / CUSTOMERS));
        }
        return lines.toString();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
