package io.wayline.value.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.wayline.testing.PurchaseLog;
import io.wayline.value.forecast.KnownPurchases.Known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What was known 60 days before the end, against what customers bought in these 60 days: by the model, by each
 * customer's own gaps, and by one figure for all. On CDNOW, whose log is not given on here, and on made-up customers:
 * {@code mvn test -Dtest=ForecastScoreTests -Dwayline.cdnow=FOLDER}, with {@code -Dwayline.write-forecast} to write the
 * page anew.
 */
class ForecastScoreTests {

    private static final Path PAGE = Path.of("docs/forecast.md");
    private static final String BEGIN = "<!-- scores -->\n";
    private static final String END = "<!-- /scores -->";
    private static final int DAYS = 60;
    private static final int TENTHS = 10;

    private record Contest(BgNbd model, List<Known> known, Score same, Score gaps, Score bgNbd) {

        long buyers() {
            return known.stream().filter(each -> each.later() > 0).count();
        }

        long purchases() {
            return known.stream().mapToLong(Known::later).sum();
        }
    }

    @Test
    void ofMadeUpCustomersTheModelForeseesMoreThanTheirGaps() {
        var contest = contest(KnownPurchases.of(PurchaseLog.madeUp(21, PurchaseLog.AS_MANY_AS_CDNOW, "m")));

        wins(contest);
    }

    @Test
    void whereCustomersAreAsTheModelHasThemItsFiguresAreTrue() {
        var played = KnownPurchases.played(new BgNbd(0.5, 40, 0.6, 2.5), 12_000, 420, 3);

        var contest = contest(played);

        wins(contest);
        assertThat(contest.bgNbd().expected()).isCloseTo(contest.purchases(), within(contest.purchases() * 0.07));
        assertThat(contest.bgNbd().buyers()).isCloseTo(contest.buyers(), within(contest.buyers() * 0.07));
    }

    @Test
    @EnabledIfSystemProperty(named = "wayline.cdnow", matches = ".+")
    void ofTheCustomersOfCdnowTheModelForeseesMoreThanTheirGaps() throws IOException {
        var log = Path.of(System.getProperty("wayline.cdnow"), "CDNOW_sample.txt");
        var contest = contest(KnownPurchases.ofCdnow(log));

        if (System.getProperty("wayline.write-forecast") != null) {
            var page = Files.readString(PAGE);
            var shown = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
            Files.writeString(PAGE, page.replace(BEGIN + shown + END, BEGIN + told(contest) + END));
        }
        wins(contest);
    }

    private static void wins(Contest contest) {
        var model = contest.bgNbd();
        for (var other : List.of(contest.same(), contest.gaps())) {
            assertThat(model.brier()).as("against %s", other).isLessThan(other.brier());
            assertThat(model.rootMeanSquare()).as("against %s", other).isLessThan(other.rootMeanSquare());
            assertThat(model.auc()).as("against %s", other).isGreaterThan(other.auc());
        }
    }

    private static Contest contest(KnownPurchases purchases) {
        var cut = purchases.lastDay() - DAYS;
        var known = purchases.cutAfter(cut);
        var model = BgNbdFit.of(KnownPurchases.histories(known)).orElseThrow().model();
        var before = purchases.cutAfter(cut - DAYS);
        var bought = recent(purchases, cut);
        var share = bought.stream().filter(each -> each.later() > 0).count() / (double) before.size();
        var mean = KnownPurchases.sum(bought, Known::later) / before.size();
        var typical = typicalGap(known);
        return new Contest(
                model,
                known,
                Score.of("one figure for all: as in the 60 days before", known, each -> mean, each -> share),
                Score.of("own gaps", known, each -> byGaps(each, typical), each -> -Math.expm1(-byGaps(each, typical))),
                Score.of(
                        "BG/NBD",
                        known,
                        each -> model.expected(each.history(), DAYS),
                        each -> model.chance(each.history(), DAYS)));
    }

    /** What came in the 60 days before the cut, of those who were known when these began. */
    private static List<Known> recent(KnownPurchases purchases, long cut) {
        return new KnownPurchases(
                        purchases.days().entrySet().stream()
                                .filter(each -> each.getValue().first() <= cut)
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        each -> new TreeSet<>(each.getValue().headSet(cut, true)))),
                        cut)
                .cutAfter(cut - DAYS);
    }

    /** Who has been quiet for no longer than twice their usual gap goes on at it; the others buy no more. */
    private static double byGaps(Known known, double typical) {
        var gap = known.gaps().isEmpty() ? typical : percentile(known.gaps(), 0.5);
        return known.quiet() > Math.max(30, 2 * gap) ? 0 : DAYS / Math.max(1, gap);
    }

    private static double typicalGap(List<Known> known) {
        var all = known.stream().flatMap(each -> each.gaps().stream()).sorted().toList();
        return percentile(all, 0.8);
    }

    private static double percentile(List<Long> sorted, double share) {
        var at = share * (sorted.size() - 1);
        var below = sorted.get((int) Math.floor(at));
        return below + (at - Math.floor(at)) * (sorted.get((int) Math.ceil(at)) - below);
    }

    private static String told(Contest contest) {
        var text = new StringBuilder(
                ("%d customers had bought by then; %d of them bought in the 60 days after, on %d days."
                                + " The model found for them: r %.3f, α %.1f days, a %.3f, b %.3f.%n%n")
                        .formatted(
                                contest.known().size(),
                                contest.buyers(),
                                contest.purchases(),
                                contest.model().r(),
                                contest.model().alpha(),
                                contest.model().a(),
                                contest.model().b()));
        text.append("| by | days with an order, expected | buyers, expected | MAE | RMSE | Brier | AUC |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|\n");
        for (var score : List.of(contest.same(), contest.gaps(), contest.bgNbd())) {
            text.append(score.row()).append('\n');
        }
        text.append("\nBy tenths of the customers, from the least to the most likely:\n\n");
        text.append("| customers | buyers, expected | bought | days with an order, expected | were |\n");
        text.append("|--:|--:|--:|--:|--:|\n");
        ToDoubleFunction<Known> chance = each -> contest.model().chance(each.history(), DAYS);
        var sorted = new ArrayList<>(contest.known());
        sorted.sort(Comparator.comparingDouble(chance));
        for (var tenth = 0; tenth < TENTHS; tenth++) {
            var part = sorted.subList(tenth * sorted.size() / TENTHS, (tenth + 1) * sorted.size() / TENTHS);
            text.append("| %d | %.1f | %d | %.1f | %d |%n"
                    .formatted(
                            part.size(),
                            KnownPurchases.sum(part, chance),
                            part.stream().filter(each -> each.later() > 0).count(),
                            KnownPurchases.sum(part, each -> contest.model().expected(each.history(), DAYS)),
                            part.stream().mapToLong(Known::later).sum()));
        }
        return text.toString();
    }
}
