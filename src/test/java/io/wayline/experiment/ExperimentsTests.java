package io.wayline.experiment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.CustomerDriver;
import io.wayline.shared.CustomerErasure;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerMerge;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.RowTime;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class ExperimentsTests {

    private static final Instant NOON = Instant.parse("2026-11-17T04:00:00Z");
    private static final Cause CAUSE = Cause.system("test");

    @Autowired
    Experiments experiments;

    @Autowired
    ExperimentRecords records;

    @Autowired
    ExperimentMerge merge;

    @Autowired
    ExperimentErasure erasure;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String experiment = "test-" + UUID.randomUUID();

    @BeforeEach
    void itIsNoon() {
        clock.set(NOON);
    }

    @Test
    void chanceSpeaksOnceAndItsWordIsKept() {
        var anna = is("anna");

        var first = variant(anna, "offer:50,holdout:50");
        var second = variant(anna, "offer:50,holdout:50");

        assertThat(second).isEqualTo(first);
        assertThat(given()).containsExactly(first);
        assertThat(timeline.of(anna, null, 10).items())
                .extracting(each -> each.entry().kind())
                .containsOnlyOnce("variant-chosen");
    }

    @Test
    void whoIsForgottenCountsForNoVariant() {
        var anna = is("anna");
        var bert = is("bert");
        has(anna, "offer", NOON);
        has(bert, "offer", NOON);

        erasure.erase(new CustomerErasure(anna, List.of(anna), List.of(), "erased", NOON, "admin"));

        assertThat(rows()).containsExactly(bert.value() + " offer false");
    }

    @Test
    void sharesThatChangeInTheMiddlePartOnlyThoseWhoComeLater() {
        var anna = is("anna");
        var bert = is("bert");
        variant(anna, "offer:100,holdout:0");

        assertThat(variant(anna, "offer:0,holdout:100")).isEqualTo("offer");
        assertThat(variant(bert, "offer:0,holdout:100")).isEqualTo("holdout");
    }

    @Test
    void ofTwoJourneysThatComeToItAtOneMomentBothHearTheSame() throws Exception {
        var anna = is("anna");
        var both = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var answers = Stream.of("offer:100,holdout:0", "offer:0,holdout:100")
                    .map(shares -> pool.submit(() -> {
                        both.await();
                        return variant(anna, shares);
                    }))
                    .toList();

            assertThat(answers.get(0).get()).isEqualTo(answers.get(1).get());
        } finally {
            pool.shutdownNow();
        }
        assertThat(given()).hasSize(1);
    }

    @Test
    void aVariantThatIsGoneStaysWithThoseWhoHaveIt() {
        var anna = is("anna");
        variant(anna, "care:100");

        assertThat(variant(anna, "offer:100")).isEqualTo("care");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Win back", "9lives", "win_back", "-"})
    void whatIsNoNameIsRefusedWithWhatHelps(String name) {
        var anna = is("anna");

        assertThatThrownBy(() -> transaction.execute(
                        status -> experiments.variantFor(anna, name, Shares.of("offer:100"), CAUSE)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("such as win-back");
    }

    @Test
    void ofTwoWhoBecomeOneTheKeptOnesVariantStays() {
        var anna = is("anna");
        var old = is("old");
        has(anna, "offer", NOON);
        has(old, "offer", NOON);

        becomeOne(anna, old);

        assertThat(rows()).containsExactly(anna.value() + " offer false");
    }

    @Test
    void whoHasBeenInTwoVariantsCountsForNeither() {
        var anna = is("anna");
        var old = is("old");
        has(anna, "offer", NOON);
        has(old, "holdout", NOON);

        becomeOne(anna, old);

        assertThat(rows()).containsExactly(anna.value() + " offer true");
        assertThat(records.mixed(experiment)).isOne();
        assertThat(records.returns(experiment, 60)).isEmpty();
    }

    @Test
    void whatOnlyTheMergedOneHadIsTheKeptOnes() {
        var anna = is("anna");
        var old = is("old");
        has(old, "holdout", NOON);

        assertThat(merge.foresee(of(anna, old)).get(0).count()).isOne();
        becomeOne(anna, old);

        assertThat(variant(anna, "offer:100")).isEqualTo("holdout");
    }

    @Test
    void countsWhoReturnedOverTheSameTimeForEverybody() {
        var start = NOON.minus(Duration.ofDays(100));
        var within = is("within");
        var never = is("never");
        var late = is("late");
        var before = is("before");
        var undone = is("undone");
        var young = is("young");
        List.of(within, never, late, before, undone).forEach(who -> has(who, "offer", start));
        has(young, "offer", NOON.minus(Duration.ofDays(59)));
        orders(within, start.plus(Duration.ofDays(59)), null);
        orders(within, start.plus(Duration.ofDays(3)), null);
        orders(late, start.plus(Duration.ofDays(60)), null);
        orders(before, start.minusSeconds(1), null);
        orders(undone, start.plus(Duration.ofDays(3)), "RETURNED");
        orders(young, NOON.minus(Duration.ofDays(1)), null);
        var held = is("held");
        has(held, "holdout", start);
        orders(held, start, null);

        assertThat(records.returns(experiment, 60))
                .containsExactly(new VariantReturns("holdout", 1, 1, 1), new VariantReturns("offer", 6, 5, 1));
        assertThat(records.returns(experiment, 90))
                .containsExactly(new VariantReturns("holdout", 1, 1, 1), new VariantReturns("offer", 6, 5, 2));
        assertThat(records.begun(experiment)).contains(start);
    }

    @Test
    void isInTheListAsSoonAsItHasMetSomebodyOrHasAPlan() {
        assertThat(records.names()).doesNotContain(experiment);

        records.plan(experiment, new BigDecimal("10"), new BigDecimal("3"), 60, "tang");
        assertThat(records.names()).containsOnlyOnce(experiment);

        has(is("anna"), "offer", NOON);
        assertThat(records.names()).containsOnlyOnce(experiment).isSorted();
    }

    @Test
    void keepsWhatWasSaidBeforehandAndSince() {
        assertThat(records.plan(experiment)).isEmpty();

        records.plan(experiment, new BigDecimal("10"), new BigDecimal("3.5"), 60, "tang");
        clock.advance(Duration.ofDays(1));
        records.plan(experiment, new BigDecimal("12.5"), new BigDecimal("3"), 90, "he");

        assertThat(records.plan(experiment)).hasValueSatisfying(plan -> {
            assertThat(plan.baseRate()).isEqualByComparingTo("12.5");
            assertThat(plan.difference()).isEqualByComparingTo("3");
            assertThat(plan.days()).isEqualTo(90);
            assertThat(plan.at()).isEqualTo(NOON.plus(Duration.ofDays(1)));
            assertThat(plan.by()).isEqualTo("he");
        });
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        assertThatThrownBy(() -> plan("0", "3", 60)).hasMessageContaining("baseRate");
        assertThatThrownBy(() -> plan("10", "0.01", 60)).hasMessageContaining("difference");
        assertThatThrownBy(() -> plan("80", "20", 60)).hasMessageContaining("leaves some room");
        assertThatThrownBy(() -> plan("10", "3", 61)).hasMessageContaining("30, 60, or 90");
    }

    private void plan(String baseRate, String difference, int days) {
        records.plan(experiment, new BigDecimal(baseRate), new BigDecimal(difference), days, "tang");
    }

    private CustomerId is(String name) {
        return driver.is(name + "-" + experiment).id();
    }

    private String variant(CustomerId who, String shares) {
        return transaction.execute(status -> experiments.variantFor(who, experiment, Shares.of(shares), CAUSE));
    }

    private void has(CustomerId who, String variant, Instant since) {
        jdbc.sql("""
                        insert into experiment_variant (experiment, customer_id, variant, given_at, mixed)
                        values (?, ?, ?, ?, false)""")
                .params(experiment, who.value(), variant, RowTime.of(since))
                .update();
    }

    private void orders(CustomerId who, Instant at, @Nullable String undone) {
        jdbc.sql("""
                        insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at, undone)
                        values (?, ?, ?, 10, 'CNY', ?, ?)""")
                .params(UUID.randomUUID().toString(), who.value(), RowTime.of(at), RowTime.of(at), undone)
                .update();
    }

    private static CustomerMerge of(CustomerId kept, CustomerId merged) {
        return new CustomerMerge(kept, new CustomerRef("k"), merged, new CustomerRef("m"), null, null, "shen");
    }

    private void becomeOne(CustomerId kept, CustomerId merged) {
        transaction.executeWithoutResult(status -> merge.merge(of(kept, merged)));
    }

    private List<String> rows() {
        return jdbc.sql("select customer_id, variant, mixed from experiment_variant where experiment = ?")
                .param(experiment)
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getBoolean(3))
                .list();
    }

    private List<String> given() {
        return jdbc.sql("select variant from experiment_variant where experiment = ?")
                .param(experiment)
                .query(String.class)
                .list();
    }
}
