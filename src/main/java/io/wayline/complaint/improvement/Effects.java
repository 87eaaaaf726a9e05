package io.wayline.complaint.improvement;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.complaint.improvement.Effect.Month;
import io.wayline.complaint.improvement.Effect.Per;
import io.wayline.complaint.improvement.Effect.Verdict;
import io.wayline.value.report.OrderMonths;

/** Counts the complaints of a cause in the months before a measure and after it; the same few statements for any number. */
@Component
public class Effects {

    /** So many whole months are counted on each side. */
    public static final int MONTHS = 6;

    /** So long after a month most causes of its complaints are found. */
    private static final Duration SETTLED = Duration.ofDays(7);

    /** With fewer orders on either side a rate of them says less than the months do. */
    private static final long ENOUGH_ORDERS = 100;

    private static final double THOUSAND = 1_000;

    private final CauseCounts counts;
    private final OrderMonths orders;
    private final Clock clock;
    private final ZoneId zone;

    Effects(CauseCounts counts, OrderMonths orders, Clock clock, ZoneId zone) {
        this.counts = counts;
        this.orders = orders;
        this.clock = clock;
        this.zone = zone;
    }

    /** By the id of the measure. */
    public Map<Long, Effect> of(Collection<Improvement> measures) {
        var effects = new HashMap<Long, Effect>();
        var first = counts.first();
        var settled = YearMonth.from(clock.instant().minus(SETTLED).atZone(zone));
        var months = new HashMap<Long, List<YearMonth>>();
        measures.forEach(measure -> months.put(measure.id(), months(measure, first, settled)));
        var wanted = new HashSet<YearMonth>();
        months.values().forEach(wanted::addAll);
        var complaints =
                counts.ofCauses(measures.stream().map(Improvement::cause).collect(Collectors.toSet()), wanted);
        var placed = orders.of(wanted);
        for (var measure : measures) {
            effects.put(
                    measure.id(),
                    effect(
                            measure,
                            months.getOrDefault(measure.id(), List.of()),
                            settled,
                            complaints.getOrDefault(measure.cause(), Map.of()),
                            placed));
        }
        return effects;
    }

    /** Six before the one in which it was done, that one, and six after it, as far as complaints were counted. */
    private List<YearMonth> months(Improvement measure, @Nullable YearMonth first, YearMonth settled) {
        var months = new ArrayList<YearMonth>();
        var middle = middle(measure);
        for (var month = middle.minusMonths(MONTHS);
                !month.isAfter(middle.plusMonths(MONTHS));
                month = month.plusMonths(1)) {
            var isOver = !month.isAfter(counts.thisMonth());
            if (first != null && !month.isBefore(first) && isOver) {
                months.add(month);
            }
        }
        return months;
    }

    private YearMonth middle(Improvement measure) {
        var done = measure.done();
        return done == null ? counts.thisMonth() : YearMonth.from(done.at().atZone(zone));
    }

    private Effect effect(
            Improvement measure,
            List<YearMonth> months,
            YearMonth settled,
            Map<YearMonth, Long> complaints,
            Map<YearMonth, Long> placed) {
        var middle = middle(measure);
        var shown = months.stream()
                .map(month -> new Month(
                        month,
                        complaints.getOrDefault(month, 0L),
                        month.isBefore(middle)
                                ? Boolean.FALSE
                                : month.isAfter(middle) && month.isBefore(settled) ? Boolean.TRUE : null))
                .toList();
        var before = Side.of(shown, false, placed);
        var after = Side.of(shown, true, placed);
        var per = Math.min(before.orders(), after.orders()) >= ENOUGH_ORDERS ? Per.ORDERS : Per.MONTH;
        var verdict = measure.done() == null
                ? Verdict.OPEN
                : before.months() == 0 || after.months() == 0
                        ? Verdict.TOO_EARLY
                        : Effect.judge(before.complaints(), after.complaints(), share(before, after, per));
        return new Effect(
                verdict, shown, before.complaints(), after.complaints(), per, before.rate(per), after.rate(per));
    }

    private static double share(Side before, Side after, Per per) {
        return per == Per.ORDERS
                ? (double) after.orders() / (before.orders() + after.orders())
                : (double) after.months() / (before.months() + after.months());
    }

    private record Side(long months, long complaints, long orders) {

        static Side of(List<Month> shown, boolean after, Map<YearMonth, Long> placed) {
            var side = shown.stream()
                    .filter(month -> Boolean.valueOf(after).equals(month.after()))
                    .toList();
            return new Side(
                    side.size(),
                    side.stream().mapToLong(Month::complaints).sum(),
                    side.stream()
                            .mapToLong(month -> placed.getOrDefault(month.month(), 0L))
                            .sum());
        }

        double rate(Per per) {
            var of = per == Per.ORDERS ? orders / THOUSAND : months;
            return of == 0 ? 0 : complaints / of;
        }
    }
}
