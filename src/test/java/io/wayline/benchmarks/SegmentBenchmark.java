package io.wayline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.audience.change.SegmentChanges;
import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.SegmentDraft;
import io.wayline.audience.segment.SegmentTooSlow;
import io.wayline.audience.segment.Segments;
import io.wayline.value.Valuation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long it takes to count whom a rule finds, to say why a mail does not reach some of them, and to draw a sample, among
 * 1,000,000 customers with 3,000,000 orders and among 10,000: one rule for each kind of condition, some that nest, and
 * the shipped segments.
 */
class SegmentBenchmark {

    private static final int MANY = Integer.getInteger("wayline.benchmark.customers", 1_000_000);
    private static final int FEW = Math.min(10_000, MANY / 2);
    private static final int SAMPLE = 7;
    private static final int WARMING = 2;
    private static final int TURNS = Integer.getInteger("wayline.benchmark.rounds", 5);

    /** Promised, in milliseconds. */
    private static final double SLOWEST = 2_000;

    private static final Map<String, String> SHAPES = shapes();

    /**
     * What one rule took, in milliseconds.
     *
     * @param lines to say of each of its conditions how many are left after it, as the page does
     */
    record Took(long found, double count, double sample, double reach, double lines) {}

    @Test
    void aRuleIsCountedAmongManyWhileSomebodyTypes() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            var data = new AudienceData(postgres.sql());
            var rules = rules(product.get(RuleReader.class));
            data.fill(FEW, product.get(Valuation.class));
            var few = measure(product.get(SegmentCounts.class), rules);
            data.fill(MANY, product.get(Valuation.class));
            var many = measure(product.get(SegmentCounts.class), rules);
            ResultsPage.write("segments", """
                            | rule | finds | count, of %1$,d | count, of %2$,d | sample of %3$d, of %1$,d | of %2$,d | and why not by mail, of %1$,d | of %2$,d | line by line, of %1$,d | of %2$,d |
                            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                            %4$s
                            Promised: count and sample at most %5$,.0f ms. Medians of %6$d after %7$d to warm up. %8$s.
                            """.formatted(
                            FEW, MANY, SAMPLE, table(few, many), SLOWEST, TURNS, WARMING, postgres.described()));
            ResultsPage.write("segment-changes", changes(product, postgres));
            many.forEach((text, took) -> {
                assertThat(took.count()).as("milliseconds to count: " + text).isLessThan(SLOWEST);
                assertThat(took.sample())
                        .as("milliseconds for a sample: " + text)
                        .isLessThan(SLOWEST);
            });
        }
    }

    private static String table(Map<String, Took> few, Map<String, Took> many) {
        var lines = new StringBuilder();
        many.forEach((text, took) -> lines.append("| %s | %,d | %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        text,
                        took.found(),
                        told(few.get(text).count()),
                        told(took.count()),
                        told(few.get(text).sample()),
                        told(took.sample()),
                        told(few.get(text).reach()),
                        told(took.reach()),
                        told(few.get(text).lines()),
                        told(took.lines()))));
        return lines.toString();
    }

    private static String told(double millis) {
        return Double.isInfinite(millis) ? "cancelled after 15 s" : "%.0f ms".formatted(millis);
    }

    static Map<String, Rule> rules(RuleReader reader) throws IOException {
        var rules = new LinkedHashMap<String, Rule>();
        SHAPES.forEach((text, json) -> rules.put(text, reader.read(json.replace('\'', '"'))));
        var json = JsonMapper.builder().build();
        try (var files = Files.list(Path.of("segments"))) {
            var shipped = new TreeMap<String, Rule>();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                var rule = json.readTree(Files.readString(file)).get("rule");
                shipped.put(
                        "shipped: " + file.getFileName().toString().replace(".json", ""), reader.read(rule.toString()));
            }
            rules.putAll(shipped);
        }
        return rules;
    }

    static Map<String, Took> measure(SegmentCounts counts, Map<String, Rule> rules) {
        var all = new LinkedHashMap<String, Took>();
        rules.forEach((text, rule) -> {
            var took = new Took(
                    found(counts, rule),
                    median(() -> counts.count(rule)),
                    median(() -> counts.sample(rule, SAMPLE)),
                    median(() -> counts.reach(rule)),
                    median(() -> counts.patterns(conditions(rule))));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d, %.0f ms, sample %.0f ms, reach %.0f ms, lines %.0f ms%n",
                    text,
                    took.found(),
                    took.count(),
                    took.sample(),
                    took.reach(),
                    took.lines());
            all.put(text, took);
        });
        return all;
    }

    /** Nobody, where it takes too long. */
    private static long found(SegmentCounts counts, Rule rule) {
        try {
            return counts.count(rule);
        } catch (SegmentTooSlow cancelled) {
            return 0;
        }
    }

    static List<Rule.Is> conditions(Rule rule) {
        if (rule instanceof Rule.Is is) {
            return List.of(is);
        }
        var inside = rule instanceof Rule.All all
                ? all.of()
                : rule instanceof Rule.Any any ? any.of() : List.of(((Rule.Not) rule).of());
        return inside.stream().flatMap(each -> conditions(each).stream()).toList();
    }

    /** In milliseconds; infinite where it takes longer than anybody waits. */
    private static double median(Runnable asked) {
        var took = new double[TURNS];
        for (var turn = -WARMING; turn < TURNS; turn++) {
            var begun = System.nanoTime();
            try {
                asked.run();
            } catch (SegmentTooSlow cancelled) {
                return Double.POSITIVE_INFINITY;
            }
            if (turn >= 0) {
                took[turn] = millis(begun);
            }
        }
        Arrays.sort(took);
        return took[TURNS / 2];
    }

    /** What finding changes takes: the first look, one without news, and one after a tenth has left. */
    private static String changes(RunningProduct product, DurablePostgres postgres) {
        var segment = product.get(Segments.class)
                .make(
                        "of-the-benchmark",
                        new SegmentDraft(
                                new Segment.Words("Of the benchmark", null, null, null),
                                product.get(RuleReader.class).read("{\"term\": \"customer.email\"}")),
                        "benchmark");
        var changes = product.get(SegmentChanges.class);
        // events are raised by a loop afterwards, and by none meanwhile
        var lines = new ArrayList<String>();
        for (var look : List.of("the first look", "a look without news", "a look after one in ten has left")) {
            if (look.startsWith("a look after")) {
                postgres.sql()
                        .sql(
                                "update customer set email = null, email_key = null where substring(id, 1, 1) in ('0', '1')")
                        .update();
            }
            var begun = System.nanoTime();
            var entered = changes.find(segment.key(), "benchmark.entered");
            lines.add("| %s | %,d | %.1f s |".formatted(look, entered, millis(begun) / 1_000));
        }
        return """
                | *Find segment changes* of a segment of nearly everybody among %,d | entered | |
                | --- | ---: | ---: |
                %s
                """.formatted(MANY, String.join("\n", lines));
    }

    private static double millis(long begun) {
        return (System.nanoTime() - begun) / 1_000_000.0;
    }

    private static Map<String, String> shapes() {
        var shapes = new LinkedHashMap<String, String>();
        shapes.put("everybody", "{'all': []}");
        shapes.put("stands at", "{'term': 'customer.lifecycle', 'is': ['ACTIVE', 'WON_BACK']}");
        shapes.put("registered within", "{'term': 'customer.registered', 'within': 'P90D'}");
        shapes.put("has a tag, one in 1,000", "{'term': 'customer.tag', 'is': ['fair-2026']}");
        shapes.put("has a tag, one in five", "{'term': 'customer.tag', 'is': ['newsletter']}");
        shapes.put("reads Chinese", "{'term': 'customer.language', 'is': ['zh']}");
        shapes.put("birthday today", "{'term': 'customer.birthday', 'within': 'P0D'}");
        shapes.put("birthday now, by their clock", "{'term': 'customer.birthday', 'within': 'P0D', 'hour': 9}");
        shapes.put("born in May", "{'term': 'customer.birthday-month', 'is': ['5']}");
        shapes.put("looked after by", "{'term': 'customer.owner', 'is': ['agent10']}");
        shapes.put("agreed to offers", "{'term': 'consent.said', 'is': ['given'], 'topic': ['marketing-email']}");
        shapes.put("never asked", "{'term': 'consent.said', 'is': ['never'], 'topic': ['marketing-email']}");
        shapes.put("held", "{'term': 'consent.hold'}");
        shapes.put("ordered 3 times", "{'term': 'orders.count', 'atLeast': 3}");
        shapes.put("ordered 3 times in a year", "{'term': 'orders.count', 'atLeast': 3, 'within': 'P365D'}");
        shapes.put("ordered 10 times in a year", "{'term': 'orders.count', 'atLeast': 10, 'within': 'P365D'}");
        shapes.put("did not order for a year", "{'term': 'orders.count', 'atMost': 0, 'within': 'P365D'}");
        shapes.put("never ordered", "{'term': 'orders.count', 'atMost': 0}");
        shapes.put("spent 1,000", "{'term': 'orders.spend', 'atLeast': '1000'}");
        shapes.put("spent 1,000 in 30 days", "{'term': 'orders.spend', 'atLeast': '1000', 'within': 'P30D'}");
        shapes.put("spent at most 10 in a year", "{'term': 'orders.spend', 'atMost': '10', 'within': 'P365D'}");
        shapes.put("ordered within 30 days", "{'term': 'orders.last', 'within': 'P30D'}");
        shapes.put("ordered, but not for two years", "{'term': 'orders.last', 'before': 'P2Y'}");
        shapes.put("bought of a common category", "{'term': 'orders.category', 'is': ['category-0']}");
        shapes.put("bought of a rare category", "{'term': 'orders.category', 'is': ['category-199']}");
        shapes.put("bought of it in 30 days", "{'term': 'orders.category', 'is': ['category-3'], 'within': 'P30D'}");
        shapes.put("never bought of it", "{'not': {'term': 'orders.category', 'is': ['category-0']}}");
        shapes.put("tier A", "{'term': 'value.tier', 'is': ['A']}");
        shapes.put("recency 4 or 5", "{'term': 'value.recency', 'atLeast': 4}");
        shapes.put("quiet", "{'term': 'value.quiet'}");
        shapes.put("gone", "{'term': 'value.gone'}");
        shapes.put("on a journey", "{'term': 'journey.on', 'journey': ['win-back']}");
        shapes.put("entered a journey", "{'term': 'journey.entered', 'journey': ['win-back'], 'within': 'P30D'}");
        shapes.put("journey ended so", "{'term': 'journey.ended', 'journey': ['win-back'], 'end': ['EndEvent_2']}");
        shapes.put("on no journey", "{'not': {'term': 'journey.on'}}");
        shapes.put("gave a bad score", "{'term': 'survey.score', 'survey': ['NPS'], 'atMost': 3, 'within': 'P90D'}");
        shapes.put("was not asked for a year", "{'not': {'term': 'survey.asked', 'within': 'P1Y'}}");
        shapes.put("complains", "{'term': 'complaint.open'}");
        shapes.put("complained within a year", "{'term': 'complaint.received', 'within': 'P1Y'}");
        shapes.put("got a mail", "{'term': 'mail.sent', 'template': ['monthly-news'], 'within': 'P30D'}");
        shapes.put("got no mail for 30 days", "{'not': {'term': 'mail.sent', 'within': 'P30D'}}");
        shapes.put("nested: all of any", """
                {'all': [
                    {'term': 'customer.lifecycle', 'is': ['ACTIVE', 'WON_BACK']},
                    {'any': [
                        {'term': 'orders.count', 'atLeast': 3, 'within': 'P365D'},
                        {'term': 'orders.spend', 'atLeast': '1000'}]},
                    {'not': {'term': 'complaint.open'}}]}""");
        shapes.put("nested: any of all", """
                {'any': [
                    {'all': [{'term': 'value.tier', 'is': ['A']}, {'term': 'orders.last', 'before': 'P180D'}]},
                    {'all': [{'term': 'orders.category', 'is': ['category-7'], 'within': 'P1Y'},
                        {'not': {'term': 'mail.sent', 'within': 'P30D'}}]}]}""");
        shapes.put("nested: none of any", """
                {'not': {'any': [
                    {'term': 'orders.count', 'atLeast': 1, 'within': 'P365D'},
                    {'term': 'complaint.received', 'within': 'P1Y'},
                    {'term': 'survey.score', 'survey': ['NPS'], 'atMost': 6}]}}""");
        shapes.put("everything at once", """
                {'all': [
                    {'term': 'consent.said', 'is': ['given'], 'topic': ['marketing-email']},
                    {'any': [
                        {'term': 'orders.spend', 'atLeast': '500', 'within': 'P2Y'},
                        {'term': 'value.tier', 'is': ['A']},
                        {'all': [{'term': 'customer.tag', 'is': ['newsletter']},
                            {'term': 'orders.category', 'is': ['category-1', 'category-2']}]}]},
                    {'not': {'any': [{'term': 'consent.hold'}, {'term': 'complaint.open'}, {'term': 'journey.on'}]}},
                    {'not': {'term': 'survey.score', 'survey': ['NPS'], 'atMost': 3}},
                    {'not': {'term': 'mail.sent', 'template': ['monthly-news'], 'within': 'P30D'}}]}""");
        return shapes;
    }
}
