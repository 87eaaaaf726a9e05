package io.wayline.value.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.RowTime;
import io.wayline.shared.segment.AsOf;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;
import io.wayline.value.ChurnRules;
import io.wayline.value.Tier;
import io.wayline.value.ValueRuns;
import io.wayline.value.forecast.Forecasts;

/** What rules can say of what customers are worth, and of how quiet they are, as of the last computation. */
@Configuration(proxyBeanMethods = false)
class ValueTerms {

    private static final int FIFTHS = 5;
    private static final long PERCENT = 100;
    private static final long MOST_ORDERS = 60;
    private static final String RATED = "exists (select 1 from customer_value v where v.customer_id = c.id and ";

    private final ChurnRules rules;
    private final ValueRuns runs;
    private final Forecasts forecasts;

    ValueTerms(ChurnRules rules, ValueRuns runs, Forecasts forecasts) {
        this.rules = rules;
        this.runs = runs;
        this.forecasts = forecasts;
    }

    @Bean
    SegmentTerms termsOfValue() {
        var terms = new ArrayList<SegmentTerm>();
        terms.add(new SegmentTerm(
                "value.tier",
                List.of(Slot.choice(
                                Slot.IS,
                                "",
                                Arrays.stream(Tier.values()).map(Tier::name).toList())
                        .needed()),
                given -> Condition.in("v.tier", given.words(Slot.IS)).within(RATED, ")")));
        Map.of("recency", "v.recency", "frequency", "v.frequency", "monetary", "v.monetary").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fifth -> terms.add(new SegmentTerm(
                        "value." + fifth.getKey(),
                        List.of(Slot.whole(Slot.AT_LEAST, 1, FIFTHS), Slot.whole(Slot.AT_MOST, 1, FIFTHS)),
                        List.of(Slot.AT_LEAST, Slot.AT_MOST),
                        given -> given.between(fifth.getValue()).within(RATED, ")"))));
        terms.add(foreseen("value.expected", Slot::number, MOST_ORDERS, "f.expected"));
        terms.add(foreseen("value.chance", Slot::whole, PERCENT, "f.chance_30 * 100"));
        terms.add(foreseen("value.active", Slot::whole, PERCENT, "f.active * 100"));
        terms.add(new SegmentTerm("value.quiet", List.of(), given -> quiet(given.asOf())));
        terms.add(new SegmentTerm("value.gone", List.of(), given -> gone(given.asOf())));
        return new SegmentTerms(terms);
    }

    /** Of whom nothing is foreseen, nothing is true. */
    private SegmentTerm foreseen(String key, Range slot, long most, String figure) {
        return new SegmentTerm(
                key,
                List.of(slot.of(Slot.AT_LEAST, 0, most), slot.of(Slot.AT_MOST, 0, most)),
                List.of(Slot.AT_LEAST, Slot.AT_MOST),
                given -> {
                    var unit = forecasts.last().unit();
                    return given.between(figure).within("""
                            exists (select 1 from customer_value v join forecast_cell f
                                on f.purchase_days = v.purchase_days and f.first_cell = v.first_day / %1$d
                                    and f.last_cell = v.last_day / %1$d
                                where v.customer_id = c.id and\s""".formatted(unit), ")");
                });
    }

    private interface Range {
        Slot of(String name, long least, long most);
    }

    /** Longer than is usual for them, and not so long that nobody waits any more. */
    private Condition quiet(AsOf asOf) {
        var today = today(asOf);
        var typical = runs.basis().typicalGap();
        var kinds = new ArrayList<Condition>();
        for (var tier : Tier.values()) {
            var once = rules.of(tier, false);
            if (typical != null) {
                kinds.add(Condition.of(
                        "(v.tier = ? and v.purchase_days = 1 and v.last_day < ? and v.last_day >= ?)",
                        tier.name(),
                        today - Math.max(once.leastDays(), (int) Math.floor(once.gapFactor() * typical)),
                        today - once.goneAfter()));
            }
            var more = rules.of(tier, true);
            kinds.add(Condition.of(
                    "(v.tier = ? and v.purchase_days > 1 and v.last_day < ? and v.last_day >= ?"
                            + " and cast(? as double precision) - v.last_day"
                            + " > cast(? as double precision) * coalesce(v.median_gap, 0))",
                    tier.name(),
                    today - more.leastDays(),
                    today - more.goneAfter(),
                    (double) today,
                    more.gapFactor()));
        }
        return Condition.any(kinds).within(RATED, ")").and(noneSince(asOf)).within("(", ")");
    }

    private Condition gone(AsOf asOf) {
        var today = today(asOf);
        var kinds = new ArrayList<Condition>();
        for (var tier : Tier.values()) {
            for (var more : List.of(false, true)) {
                kinds.add(Condition.of(
                        "(v.tier = ? and v.purchase_days " + (more ? "> 1" : "= 1") + " and v.last_day < ?)",
                        tier.name(),
                        today - rules.of(tier, more).goneAfter()));
            }
        }
        return Condition.any(kinds).within(RATED, ")").and(noneSince(asOf)).within("(", ")");
    }

    /** What was bought after the last computation counts, too. */
    private Condition noneSince(AsOf asOf) {
        var computed = runs.basis().computedAt();
        return computed == null
                ? Condition.of("1 = 1")
                : Condition.of(
                        "not exists (select 1 from customer_order o where o.customer_id = c.id and o.undone is null"
                                + " and o.placed_at > ?)",
                        RowTime.of(computed));
    }

    private static int today(AsOf asOf) {
        return Math.toIntExact(asOf.today().toEpochDay());
    }
}
