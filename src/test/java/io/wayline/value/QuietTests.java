package io.wayline.value;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.Segments;
import io.wayline.shared.CustomerId;
import io.wayline.shared.segment.EventFacts;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.PurchaseLog;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped segments of who is quiet, against the same reckoned from the definition, customer by customer. */
@DatabaseTest
@QuietDatabase
class QuietTests {

    private static final PurchaseLog LOG = PurchaseLog.madeUp(7, 800, "quiet-");

    @Autowired
    ValueDriver driver;

    @Autowired
    Segments segments;

    @Autowired
    SegmentCounts counts;

    @Autowired
    List<EventFacts> facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final Map<String, TreeSet<Long>> days = new TreeMap<>();
    private final List<Long> allGaps = new ArrayList<>();

    @AfterEach
    void theyGo() {
        jdbc.sql("delete from customer where id like 'quiet-%'").update();
    }

    @Test
    void theQuietAndTheGoneAreThoseOfTheDefinition() {
        begin();

        assertThat(found("at-risk")).isEqualTo(reckoned(false)).hasSizeBetween(10, 790);
        assertThat(found("long-silent")).isEqualTo(reckoned(true)).isNotEmpty();
    }

    @Test
    void whoBoughtAfterTheLastComputationIsNotQuiet() {
        begin();
        var quiet = found("at-risk").iterator().next();

        clock.advance(Duration.ofHours(1));
        driver.bought(quiet, clock.instant().atZone(ValueDriver.ZONE), "10.00", "CNY");
        clock.advance(Duration.ofHours(1));

        assertThat(found("at-risk")).doesNotContain(quiet);
        assertThat(counts.finds(new Rule.Not(segments.get("at-risk").rule()), new CustomerId(quiet)))
                .isTrue();
    }

    @Test
    void theirEventSaysHowLongAndWhatIsUsual() {
        begin();
        var quiet = reckoned(false).stream()
                .filter(each -> days.get(each).size() > 1)
                .findFirst()
                .orElseThrow();

        var told = facts.stream()
                .filter(each -> each.type().equals("customer.at-risk"))
                .findFirst()
                .orElseThrow()
                .of(Set.of(new CustomerId(quiet)));

        assertThat(told.get(new CustomerId(quiet)))
                .containsEntry(
                        "daysSinceLastOrder", (int) (today() - days.get(quiet).last()))
                .containsEntry("expectedGap", percentile(gaps(days.get(quiet)), 0.5));
    }

    private void begin() {
        driver.begin(LOG.lastDay()).bought(LOG);
        for (var purchase : LOG.purchases()) {
            days.computeIfAbsent(purchase.customer(), name -> new TreeSet<>())
                    .add(purchase.day().toEpochDay());
        }
        days.values().forEach(each -> allGaps.addAll(gaps(each)));
        var at = clock.instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        for (var customer : days.keySet()) {
            jdbc.sql("""
                            insert into customer (id, ref, lifecycle, since, changed_at, version)
                            values (?, ?, 'ACTIVE', ?, ?, 1)""").params(customer, customer, at, at).update();
        }
        driver.compute();
    }

    private Set<String> found(String segment) {
        return counts.sample(segments.get(segment).rule(), 2_000).stream()
                .map(each -> each.customer().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> reckoned(boolean gone) {
        var typical = percentile(allGaps, 0.8);
        var found = new HashMap<String, Boolean>();
        days.forEach((customer, bought) -> {
            var quietFor = today() - bought.last();
            var usual = bought.size() == 1 ? typical : Math.max(30, 2 * percentile(gaps(bought), 0.5));
            found.put(customer, gone ? quietFor > 365 : quietFor <= 365 && quietFor > usual);
        });
        return found.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long today() {
        return LOG.lastDay().toEpochDay();
    }

    private static List<Long> gaps(TreeSet<Long> bought) {
        var gaps = new ArrayList<Long>();
        var days = List.copyOf(bought);
        for (var at = 1; at < days.size(); at++) {
            gaps.add(days.get(at) - days.get(at - 1));
        }
        return gaps;
    }

    /** Interpolated, as {@code percentile_cont}. */
    private static double percentile(List<Long> numbers, double share) {
        var sorted = numbers.stream().sorted().toList();
        var place = share * (sorted.size() - 1);
        var below = (int) Math.floor(place);
        var above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
