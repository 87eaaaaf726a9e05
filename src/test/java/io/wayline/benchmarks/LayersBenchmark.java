package io.wayline.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** How long the page of a journey and its layers take among many who stand there and very many who have it behind them. */
class LayersBenchmark {

    private static final int RUNNING = Integer.getInteger("wayline.benchmark.running", 10_000);
    private static final int FINISHED = Integer.getInteger("wayline.benchmark.finished", 1_000_000);
    private static final int WARMING = 20;
    private static final int TURNS = 20;

    /** Promised, in milliseconds of a warm server. */
    private static final double PAGE = 1_000;

    private static final double LAYER = 2_000;

    private static final Person BOSS =
            new Person("boss", "Boss", Set.of(Role.SUPERVISOR, Role.OPERATIONS), Locale.ENGLISH, null);

    private static final String LIST = "/journeys";
    private static final String JOURNEY = LIST + "/onboarding";

    private record Visit(String text, String path, double promised) {}

    private static final List<Visit> VISITS = List.of(
            new Visit("the list of journeys", LIST, PAGE),
            new Visit("the page, now", JOURNEY, PAGE),
            new Visit("time, 90 days", JOURNEY + "?layer=time&period=90", LAYER),
            new Visit("drop-off, 90 days", JOURNEY + "?layer=drop-off&period=90", LAYER),
            new Visit("through, 90 days", JOURNEY + "?layer=through&period=90", LAYER),
            new Visit("through, 7 days", JOURNEY + "?layer=through&period=7", LAYER),
            new Visit("who stands at a step", JOURNEY + "?step=Event_SettledIn", LAYER),
            new Visit("who left it, 90 days", JOURNEY + "?step=Event_SettledIn&who=left&period=90", LAYER),
            new Visit("who did not go on, 90 days", JOURNEY + "?step=Event_WeekToChoose&who=off&period=90", LAYER),
            new Visit("the way of one who has gone", JOURNEY + "/instances/f7", PAGE));

    /** What was measured among so many. */
    private record Round(int running, int finished, double counted, List<Double> took) {}

    @Test
    void thePageIsThereWithinASecondAndALayerWithinTwo() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            var mvc = product.browser();
            var ways = new GoneWays(postgres.sql());
            var rounds = new ArrayList<Round>();
            for (var many : List.of(new int[] {100, 100}, new int[] {1_000, 1_000}, new int[] {RUNNING, FINISHED})) {
                ways.grow(many[0], many[1]);
                var counted = counted(postgres);
                rounds.add(new Round(many[0], many[1], counted, measure(mvc)));
            }
            report(postgres, rounds);
        }
    }

    /** Lets the product count everything anew, as it does in the background; how many seconds it took. */
    private static double counted(DurablePostgres postgres) {
        postgres.sql().sql("delete from journey_passage_day").update();
        postgres.sql()
                .sql("update journey_passage_count set settled_until = null, counted_until = null")
                .update();
        var begun = Instant.now();
        await().atMost(Duration.ofMinutes(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> postgres.sql()
                        .sql(
                                "select coalesce(max(counted_until), timestamp '2000-01-01') >= cast(? as timestamptz) from journey_passage_count")
                        .param(begun.toString())
                        .query(Boolean.class)
                        .single());
        return Duration.between(begun, Instant.now()).toMillis() / 1_000.0;
    }

    private static List<Double> measure(MockMvcTester mvc) {
        var medians = new ArrayList<Double>();
        for (var visit : VISITS) {
            var took = new double[TURNS];
            for (var turn = -WARMING; turn < TURNS; turn++) {
                var begun = System.nanoTime();
                var answer = mvc.get()
                        .uri(visit.path())
                        .with(authentication(new SignedIn(BOSS, 0)))
                        .exchange();
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

    private static void report(DurablePostgres postgres, List<Round> rounds) throws Exception {
        var lines = new StringBuilder("| page, warm |");
        rounds.forEach(
                round -> lines.append(" %,d stand, %,d have gone |".formatted(round.running(), round.finished())));
        lines.append("\n| --- |").append(" ---: |".repeat(rounds.size())).append("\n");
        for (var at = 0; at < VISITS.size(); at++) {
            lines.append("| ").append(VISITS.get(at).text()).append(" |");
            for (var round : rounds) {
                lines.append(" %.0f ms |".formatted(round.took().get(at)));
            }
            lines.append("\n");
        }
        var most = rounds.get(rounds.size() - 1);
        ResultsPage.write("layers", """
                        %s
                        To count the history of the last column for the first time took **%.0f s** in the background, the pauses of the loop included; from then on only what is new is counted.

                        Promised: the page within %,.0f ms, a layer within %,.0f ms. Medians of %d, without the network. %s.
                        """.formatted(lines, most.counted(), PAGE, LAYER, TURNS, postgres.described()));
        for (var at = 0; at < VISITS.size(); at++) {
            assertThat(most.took().get(at))
                    .as("%s: milliseconds", VISITS.get(at).text())
                    .isLessThan(VISITS.get(at).promised());
        }
    }
}
