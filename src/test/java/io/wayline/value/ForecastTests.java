package io.wayline.value;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.PurchaseLog;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;
import io.wayline.value.forecast.ForecastByHand;
import io.wayline.value.forecast.Forecasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The forecasts that the computation of value leaves, against those of each customer alone. */
@DatabaseTest
@QuietDatabase
class ForecastTests {

    /** Half a year of a log: in the second half hardly anybody buys any more. */
    private static final PurchaseLog LOG = PurchaseLog.madeUp(9, 600, "next-").until(LocalDate.of(2023, 6, 30));

    @Autowired
    ValueDriver driver;

    @Autowired
    Forecasts forecasts;

    @Autowired
    SegmentCounts counts;

    @Autowired
    AudienceDriver audiences;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @AfterEach
    void theyGo() {
        jdbc.sql("delete from customer where id like 'next-%'").update();
    }

    @Test
    void everybodyIsForetoldWhatTheirOwnHistorySays() {
        driver.begin(LOG.lastDay()).bought(LOG).compute();

        var byHand = ForecastByHand.of(LOG);
        byHand.forecasts()
                .forEach((customer, expected) -> assertThat(forecasts.of(new CustomerId(customer)))
                        .as(customer)
                        .hasValueSatisfying(told -> {
                            assertThat(told.chanceIn30()).isCloseTo(expected.chanceIn30(), within(0.002));
                            assertThat(told.chanceIn60()).isCloseTo(expected.chanceIn60(), within(0.002));
                            assertThat(told.expectedIn60()).isCloseTo(expected.expectedIn60(), within(0.01));
                            assertThat(told.active()).isCloseTo(expected.active(), within(0.005));
                        }));
        assertThat(forecasts.last())
                .returns(Forecasts.State.TOLD, Forecasts.Run::state)
                .returns(byHand.known(), Forecasts.Run::known)
                .returns(byHand.bought(), Forecasts.Run::bought)
                .satisfies(run -> assertThat(run.skill()).isBetween(0.0, 1.0));
    }

    @Test
    void rulesFindTheLikelyAndTheirOppositeIsAllOthers() {
        driver.begin(LOG.lastDay()).bought(LOG);
        known();
        driver.compute();

        var all = found("{'all': []}");
        var likely = found("{'term': 'value.chance', 'atLeast': 20}");
        assertThat(likely)
                .isEqualTo(all.stream()
                        .filter(each ->
                                forecasts.of(new CustomerId(each)).orElseThrow().chanceIn30() >= 0.2)
                        .collect(Collectors.toCollection(TreeSet::new)))
                .hasSizeBetween(5, 590);
        assertThat(found("{'not': {'term': 'value.chance', 'atLeast': 20}}"))
                .hasSize(all.size() - likely.size())
                .doesNotContainAnyElementsOf(likely);
        assertThat(found("{'term': 'value.active', 'atMost': 50}"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                forecasts.of(new CustomerId(each)).orElseThrow().active())
                        .isLessThanOrEqualTo(0.5));
        assertThat(found("{'term': 'value.expected', 'atLeast': '0.5'}"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                forecasts.of(new CustomerId(each)).orElseThrow().expectedIn60())
                        .isGreaterThanOrEqualTo(0.5));
    }

    @Test
    void ofTooFewCustomersNothingIsSaid() {
        driver.begin(LOG.lastDay());
        for (var number = 0; number < 40; number++) {
            driver.bought("next-" + number, LOG.lastDay().minusDays(100 + number), "10.00")
                    .bought("next-" + number, LOG.lastDay().minusDays(number), "10.00");
        }
        known();
        driver.compute();

        assertThat(forecasts.last().state()).isEqualTo(Forecasts.State.TOO_FEW);
        assertThat(forecasts.of(new CustomerId("next-1"))).isEmpty();
        assertThat(found("{'term': 'value.chance', 'atLeast': 0}")).isEmpty();
    }

    @Test
    void whatWouldNotHaveComeTrueIsNotSaid() {
        driver.begin(LOG.lastDay());
        // those who bought often are gone at once, and those who bought once come back: the opposite of what anybody
        // expects
        for (var number = 0; number < 300; number++) {
            var customer = "next-" + number;
            var often = number % 2 == 0;
            driver.bought(customer, LOG.lastDay().minusDays(300), "10.00");
            for (var again = 0; often && again < 20; again++) {
                driver.bought(customer, LOG.lastDay().minusDays(61 + again * 10), "10.00");
            }
            if (!often) {
                driver.bought(customer, LOG.lastDay().minusDays(number % 50), "10.00");
            }
        }
        driver.compute();

        assertThat(forecasts.last())
                .returns(Forecasts.State.NOT_BETTER, Forecasts.Run::state)
                .returns(150L, Forecasts.Run::bought);
        assertThat(forecasts.of(new CustomerId("next-0"))).isEmpty();
    }

    private void known() {
        var at = clock.instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        insert into customer (id, ref, lifecycle, since, changed_at, version)
                        select distinct customer_id, customer_id, 'ACTIVE', cast(? as timestamp(6) with time zone),
                            cast(? as timestamp(6) with time zone), 1
                        from customer_order where customer_id like 'next-%'""").params(at, at).update();
    }

    private Set<String> found(String rule) {
        return counts.sample(audiences.rule(rule), 2_000).stream()
                .map(each -> each.customer().value())
                .filter(each -> each.startsWith("next-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
