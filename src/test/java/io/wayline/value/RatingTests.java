package io.wayline.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@DatabaseTest
class RatingTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 1);

    @Autowired
    ValueDriver value;

    @Autowired
    Valuation valuation;

    @Autowired
    ValueRuns runs;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void nobodyBoughtAnything() {
        value.begin(TODAY);
    }

    @Test
    void equalCustomersShareEveryFifthAndTheClass() {
        for (var each : "abcdefg".split("")) {
            value.bought(each, TODAY.minusDays(3), "20.00");
        }

        value.compute();

        for (var each : "abcdefg".split("")) {
            assertThat(value.cell(each)).isEqualTo("111A");
        }
    }

    @Test
    void fiveDifferentCustomersFillTheFiveFifths() {
        for (var number = 1; number <= 5; number++) {
            for (var order = 0; order < number; order++) {
                value.bought("c" + number, TODAY.minusDays(10 - number), "10.00");
            }
        }

        value.compute();

        // sales are 150: 50, 90 (60 %), 120 (80 %), 140 (93 %), 150
        assertThat(value.cell("c5")).isEqualTo("555A");
        assertThat(value.cell("c4")).isEqualTo("444A");
        assertThat(value.cell("c3")).isEqualTo("333A");
        assertThat(value.cell("c2")).isEqualTo("222B");
        assertThat(value.cell("c1")).isEqualTo("111C");
        assertThat(value.of("c5").rating())
                .returns(Tier.A, CustomerValue.Rating::tier)
                .returns("champion", CustomerValue.Rating::label);
    }

    @Test
    void theOnlyCustomerWithSalesIsInTheFirstClass() {
        value.bought("only", TODAY, "5.00").bought("free", TODAY, "0.00");

        value.compute();

        assertThat(value.cell("only")).endsWith("A");
        assertThat(value.cell("free")).endsWith("C");
    }

    @Test
    void ordersWithoutAPriceArePurchasesButNoSales() {
        value.bought("free", TODAY.minusDays(8), "0.00").bought("free", TODAY, "0.00");

        value.compute();

        assertThat(value.cell("free")).isEqualTo("111C");
        assertThat(value.of("free").expectedGap()).isEqualTo(8.0);
    }

    @Test
    void theWindowHasThreeHundredAndSixtyFiveDaysWithToday() {
        value.bought("in", TODAY.minusDays(364), "10.00").bought("out", TODAY.minusDays(365), "10.00");

        value.compute();

        assertThat(value.cell("in")).isEqualTo("111A");
        assertThat(value.of("out").tier()).isEqualTo(Tier.C);
        assertThat(value.of("out").rating())
                .returns("lapsed", CustomerValue.Rating::label)
                .returns(null, CustomerValue.Rating::cell);
    }

    @Test
    void aDayBeginsAtMidnightInTheCompanysZone() {
        var utc = ZoneId.of("UTC");
        var lateOnTheFirst = TODAY.minusDays(10).atTime(15, 59, 59).atZone(utc);
        value.bought("same", lateOnTheFirst.minusHours(15), "1.00", "CNY")
                .bought("same", lateOnTheFirst, "1.00", "CNY");
        value.bought("next", lateOnTheFirst, "1.00", "CNY")
                .bought("next", lateOnTheFirst.plusSeconds(1), "1.00", "CNY");

        value.compute();

        assertThat(medianGap("same")).isNull();
        assertThat(medianGap("next")).isEqualTo(1.0);
    }

    @Test
    void theTwentyNinthOfFebruaryIsADayLikeAnyOther() {
        value.begin(LocalDate.of(2024, 3, 31))
                .bought("leaps", LocalDate.of(2024, 2, 28), "1.00")
                .bought("leaps", LocalDate.of(2024, 2, 29), "1.00")
                .bought("leaps", LocalDate.of(2024, 3, 1), "1.00")
                .bought("leaps", LocalDate.of(2024, 3, 31), "1.00");

        value.compute();

        assertThat(medianGap("leaps")).isEqualTo(1.0);
        assertThat(runs.last().typicalGap()).isCloseTo(18.4, within(1e-9));
    }

    @Test
    void severalOrdersOfOneDayAreOneDayOfPurchase() {
        value.bought("busy", TODAY.minusDays(5), "1.00")
                .bought("busy", TODAY.minusDays(5), "1.00")
                .bought("twice", TODAY.minusDays(30), "1.00")
                .bought("twice", TODAY, "1.00");

        value.compute();

        assertThat(medianGap("busy")).isNull();
        assertThat(value.of("busy").expectedGap()).as("the gap of everybody").isEqualTo(30.0);
        assertThat(value.of("busy").orders()).isEqualTo(2);
    }

    @Test
    void otherCurrenciesCountByTheirRateAndWithoutOneOnlyAsPurchases() {
        var day = TODAY.minusDays(1).atStartOfDay(ValueDriver.ZONE);
        value.bought("abroad", day, "10.00", "EUR").bought("abroad", day, "999.00", "JPY");

        value.compute();

        assertThat(value.of("abroad").orders()).isEqualTo(2);
        assertThat(value.of("abroad").spend()).isEqualByComparingTo("75.00");
        assertThat(value.of("abroad").unconverted()).isEqualTo(1);
        assertThat(value.of("abroad").rating().spend()).isEqualByComparingTo("75.00");
        assertThat(value.of("abroad").rating().orders()).isEqualTo(2);
    }

    @Test
    void undoneOrdersCountForNothing() {
        value.bought("back", TODAY.minusDays(2), "10.00").bought("stays", TODAY.minusDays(2), "10.00");
        value.compute();
        jdbc.update("update customer_order set undone = 'RETURNED' where customer_id = 'back'");

        value.compute();

        assertThat(value.of("back").rating()).isNull();
        assertThat(value.of("back").orders()).isZero();
        assertThat(value.of("back").daysSinceLastOrder()).isNull();
        assertThat(value.figures()).containsOnlyKeys("stays");
    }

    @Test
    void anOrderOfTomorrowCountsTomorrow() {
        value.bought("early", TODAY.plusDays(1), "10.00");

        assertThat(value.compute().customers()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(value.compute().customers()).isOne();
    }

    @Test
    void aNewOrderIsSeenAtOnceAndRatedWithTheNextComputation() {
        assertThat(value.bought("new", TODAY.minusDays(4), "12.50").of("new"))
                .returns(1, CustomerValue::orders)
                .returns(4, CustomerValue::daysSinceLastOrder)
                .returns(Tier.C, CustomerValue::tier)
                .returns(null, CustomerValue::rating);

        assertThat(value.compute().changed()).isOne();
        assertThat(value.of("new").tier()).isEqualTo(Tier.A);
    }

    @Test
    void aComputationThatIsCutOffLeavesTheFormerResultWhole() {
        value.bought("a", TODAY.minusDays(9), "10.00").compute();
        var before = rows();
        value.bought("a", TODAY, "500.00").bought("b", TODAY, "500.00");

        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    value.compute();
                    assertThat(rows()).isNotEqualTo(before);
                    throw new IllegalStateException("the node dies");
                }))
                .hasMessage("the node dies");

        assertThat(rows()).isEqualTo(before);
        assertThat(value.compute().changed()).as("only b is new").isOne();
    }

    @Test
    void aTierKeepsTheDayItWasGiven() {
        value.bought("a", TODAY, "10.00").compute();
        var since = value.of("a").rating().since();
        clock.advance(Duration.ofDays(1));
        value.bought("a", TODAY.plusDays(1), "10.00");

        assertThat(value.compute().changed()).isZero();
        assertThat(value.of("a").rating().since()).isEqualTo(since);
        assertThat(value.of("a").rating().orders()).isEqualTo(2);
    }

    @Test
    void theNightComputesOnceAndARequestOnceMore() {
        value.bought("a", TODAY, "10.00");

        assertThat(valuation.computeIfDue()).as("never computed").isPresent();
        assertThat(valuation.computeIfDue()).isEmpty();
        clock.set(TODAY.plusDays(1).atTime(2, 9).atZone(ValueDriver.ZONE).toInstant());
        assertThat(valuation.computeIfDue()).as("before the hour").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(valuation.computeIfDue()).as("at the hour").isPresent();
        assertThat(valuation.computeIfDue()).isEmpty();
        runs.request();
        assertThat(runs.last().state()).isEqualTo(ValueRuns.State.REQUESTED);
        assertThat(valuation.computeIfDue()).isPresent();
        assertThat(runs.last().state()).isEqualTo(ValueRuns.State.IDLE);
    }

    @Test
    void aFailureIsShownAndTriedAgainAfterTenMinutes() {
        runs.failed("the decision leaves a cell open");

        assertThat(runs.last().state()).isEqualTo(ValueRuns.State.FAILED);
        assertThat(valuation.computeIfDue()).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        assertThat(valuation.computeIfDue()).isPresent();
        assertThat(runs.last().failure()).isNull();
    }

    private Double medianGap(String customer) {
        return value.of(customer).rating().medianGap();
    }

    private Map<String, BigDecimal> rows() {
        return jdbc.query("select customer_id, window_spend from customer_value", row -> {
            var rows = new TreeMap<String, BigDecimal>();
            while (row.next()) {
                rows.put(row.getString(1), row.getBigDecimal(2));
            }
            return rows;
        });
    }
}
