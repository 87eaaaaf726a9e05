package io.wayline.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Lifecycle;
import io.wayline.customer.Profile;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.change.ImportedCustomers;
import io.wayline.customer.change.ImportedCustomers.Listed;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.customer.search.CustomerSearch.Order;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.MailAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a page of the list of customers takes among 1,000,000 of them, against among 10,000. */
class CustomerListBenchmark {

    private static final int MANY = Integer.getInteger("wayline.benchmark.customers", 1_000_000);
    private static final int FEW = Math.min(10_000, MANY / 2);
    private static final int AT_ONCE = 1_000;
    private static final int PAGE = 50;
    private static final int WARMING = 30;
    private static final int TURNS = 100;
    private static final int AGENTS = 50;

    /** A list without a text counts all to 10,000; whoever is found by a whole word is counted to one. */
    private static final double MOST = 4.0;

    private static final List<String> FAMILIES = List.of(
            "Berg", "Chen", "Dupont", "Fischer", "Garnier", "Ivanov", "Jensen", "Kowalski", "Lindqvist", "Moreau");
    private static final String GIVEN = "雨桐梓涵浩宇欣怡子墨诗雅俊杰婉清";

    private static final Viewer SUPERVISOR = Viewer.of("shen", List.of("ROLE_SUPERVISOR"));

    /**
     * Something that people ask the list.
     *
     * @param narrow whether few match, however many customers there are
     */
    private record Question(String text, boolean narrow, IntFunction<Query> query, IntFunction<Viewer> viewer) {}

    private final List<Question> questions = List.of(
            new Question("the newest", true, turn -> query(null, null, null, Order.NEWEST), turn -> SUPERVISOR),
            new Question("everybody by name", true, turn -> query(null, null, null, Order.NAME), turn -> SUPERVISOR),
            new Question(
                    "by a whole reference",
                    true,
                    turn -> query(ref(number(turn)), null, null, Order.MATCH),
                    turn -> SUPERVISOR),
            new Question(
                    "by a telephone number",
                    true,
                    turn -> query("138%08d".formatted(number(turn)), null, null, Order.MATCH),
                    turn -> SUPERVISOR),
            new Question(
                    "by the beginning of a mail address",
                    true,
                    turn -> query("customer" + number(turn) + "@", null, null, Order.MATCH),
                    turn -> SUPERVISOR),
            new Question(
                    "by a family name that one in twenty has",
                    false,
                    turn -> query(FAMILIES.get(turn % FAMILIES.size()), null, null, Order.MATCH),
                    turn -> SUPERVISOR),
            new Question(
                    "by two Chinese characters",
                    false,
                    turn -> query(GIVEN.substring(turn % 14, turn % 14 + 2), null, null, Order.MATCH),
                    turn -> SUPERVISOR),
            new Question(
                    "prospects, the newest",
                    false,
                    turn -> query(null, Lifecycle.PROSPECT, null, Order.NEWEST),
                    turn -> SUPERVISOR),
            new Question(
                    "an agent’s own, one in fifty",
                    false,
                    turn -> query(null, null, null, Order.NEWEST),
                    turn -> Viewer.of("agent" + turn % AGENTS, List.of("ROLE_AGENT"))));

    @Test
    void aPageAmongManyIsShownAsSoonAsAmongFew() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            grow(product, postgres, 0, FEW);
            var few = measure(product.get(CustomerSearch.class));
            grow(product, postgres, FEW, MANY);
            var many = measure(product.get(CustomerSearch.class));
            var lines = new StringBuilder();
            for (var at = 0; at < questions.size(); at++) {
                lines.append("| %s | %.1f ms | %.1f ms | %.1f |\n"
                        .formatted(questions.get(at).text(), few.get(at), many.get(at), many.get(at) / few.get(at)));
            }
            ResultsPage.write("customer-list", """
                            | a page of %d, with how many there are | among %,d | among %,d | times |
                            | --- | --- | --- | --- |
                            %s
                            Medians of %d, %s. Matches are counted to 10,000, so what many match costs more among many, up to there.
                            """.formatted(PAGE, FEW, MANY, lines, TURNS, postgres.described()));
            for (var at = 0; at < questions.size(); at++) {
                if (questions.get(at).narrow()) {
                    assertThat(many.get(at))
                            .as("%s: milliseconds", questions.get(at).text())
                            .isLessThan(few.get(at) * MOST);
                }
            }
        }
    }

    /** Through the same part that imports use, so that everything is there that a search needs. */
    private static void grow(RunningProduct product, DurablePostgres postgres, int from, int to) {
        var imported = product.get(ImportedCustomers.class);
        var transaction = new TransactionTemplate(product.get(PlatformTransactionManager.class));
        for (var first = from; first < to; first += AT_ONCE) {
            var lines = new ArrayList<Listed>(AT_ONCE);
            for (var number = first; number < Math.min(to, first + AT_ONCE); number++) {
                lines.add(customer(number));
            }
            transaction.executeWithoutResult(open -> imported.take(lines, "benchmark"));
        }
        postgres.sql()
                .sql("update customer set owner = 'agent' || mod(cast(substring(ref, 3) as integer), :agents)"
                        + " where owner is null")
                .param("agents", AGENTS)
                .update();
        postgres.sql().sql("vacuum analyze customer").update();
        postgres.sql().sql("vacuum analyze customer_key").update();
    }

    private static Listed customer(int number) {
        var given = GIVEN.substring(number / 2 % 14, number / 2 % 14 + 2);
        var name = number % 2 == 0
                ? "Customer%d %s".formatted(number, FAMILIES.get(number / 2 % FAMILIES.size()))
                : "王%s".formatted(given);
        return new Listed(
                new CustomerRef(ref(number)),
                new Profile(
                        name,
                        new MailAddress("customer%d@example.com".formatted(number)),
                        Profile.phone("138%08d".formatted(number)),
                        Locale.ENGLISH,
                        null,
                        null),
                null,
                List.of());
    }

    /** The median of each question, in milliseconds. */
    private List<Double> measure(CustomerSearch search) {
        var medians = new ArrayList<Double>();
        for (var question : questions) {
            var took = new double[TURNS];
            for (var turn = -WARMING; turn < TURNS; turn++) {
                var asked = Math.abs(turn);
                var begun = System.nanoTime();
                var page = search.find(
                        question.query().apply(asked), question.viewer().apply(asked), null, PAGE);
                if (turn >= 0) {
                    took[turn] = (System.nanoTime() - begun) / 1_000_000.0;
                }
                assertThat(page.items()).as(question.text()).isNotEmpty();
            }
            Arrays.sort(took);
            medians.add(took[TURNS / 2]);
            System.out.printf(Locale.ROOT, "%s: %.1f ms%n", question.text(), took[TURNS / 2]);
        }
        return medians;
    }

    /** All of one length, as references are: none is the beginning of another. */
    private static String ref(int number) {
        return "B-%07d".formatted(number);
    }

    private static int number(int turn) {
        return turn * 37 % FEW;
    }

    private static Query query(
            @Nullable String text, @Nullable Lifecycle lifecycle, @Nullable String tag, Order order) {
        return new Query(text, lifecycle, tag, null, Map.of(), order);
    }
}
