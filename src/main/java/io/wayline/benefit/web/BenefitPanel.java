package io.wayline.benefit.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.benefit.Benefit;
import io.wayline.benefit.Benefit.LedgerEntry;
import io.wayline.benefit.BenefitState;
import io.wayline.benefit.BenefitText;
import io.wayline.benefit.BenefitValue;
import io.wayline.benefit.Benefits;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;

/** What the page of a customer says of what they were given. */
@Component
class BenefitPanel implements CustomerPanel {

    private static final int MOST = 50;

    private final Benefits benefits;

    BenefitPanel(Benefits benefits) {
        this.benefits = benefits;
    }

    /**
     * What the page shows.
     *
     * @param balance the points that can be used now
     * @param good what is of use now, the newest first
     * @param history what came and went, the newest first
     */
    public record Given(long balance, List<Line> good, List<Happening> history) {}

    /**
     * One benefit.
     *
     * @param worth as the reader's language writes it; of points, how many are left
     * @param lastDay a moment of the last day, or null for ever
     */
    public record Line(
            BenefitValue.Kind kind,
            String worth,
            @Nullable String code,
            @Nullable Instant lastDay) {}

    /**
     * One line of the ledger; that something ran out is one, too.
     *
     * @param what a word of {@link BenefitState}
     */
    public record Happening(
            Instant at,
            BenefitState what,
            BenefitValue.Kind kind,
            String worth,
            @Nullable String order) {}

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String template() {
        return "/benefit/customer-panel.ftlh";
    }

    @Override
    public Given of(Seen seen, Viewer viewer, Locale language) {
        var customer = seen.customer();
        var all = benefits.of(customer.id(), MOST);
        var history = all.stream()
                .flatMap(each -> BenefitPanel.history(each, language).stream())
                .sorted(Comparator.comparing(Happening::at).reversed())
                .toList();
        var good = all.stream()
                .filter(each -> each.state() == BenefitState.GRANTED)
                .map(each -> line(each, language))
                .toList();
        return new Given(benefits.balance(customer.id()), good, history);
    }

    private static Line line(Benefit benefit, Locale language) {
        var end = benefit.validUntil();
        return new Line(
                benefit.worth().kind(),
                worth(benefit, benefit.left(), language),
                benefit.code(),
                end == null ? null : end.minusSeconds(1));
    }

    private static List<Happening> history(Benefit benefit, Locale language) {
        var lines = new ArrayList<Happening>();
        for (var entry : benefit.entries()) {
            lines.add(happening(benefit, entry, language));
        }
        if (benefit.state() == BenefitState.EXPIRED && benefit.validUntil() != null) {
            var left = benefit.entries().stream()
                    .map(LedgerEntry::points)
                    .mapToInt(points -> points == null ? 0 : points)
                    .sum();
            lines.add(new Happening(
                    benefit.validUntil(),
                    BenefitState.EXPIRED,
                    benefit.worth().kind(),
                    worth(benefit, left, language),
                    null));
        }
        return lines;
    }

    private static Happening happening(Benefit benefit, LedgerEntry entry, Locale language) {
        return new Happening(
                entry.at(),
                BenefitState.valueOf(entry.kind().name()),
                benefit.worth().kind(),
                worth(benefit, entry.points(), language),
                entry.order());
    }

    private static String worth(Benefit benefit, @Nullable Integer points, Locale language) {
        var shown = benefit.worth().kind() == BenefitValue.Kind.POINTS && points != null
                ? BenefitValue.points(Math.abs(points))
                : benefit.worth();
        return BenefitText.of(shown, language);
    }
}
