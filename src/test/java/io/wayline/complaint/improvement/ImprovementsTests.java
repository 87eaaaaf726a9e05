package io.wayline.complaint.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.complaint.Complaints;
import io.wayline.complaint.improvement.CauseCounts.By;
import io.wayline.complaint.improvement.Effect.Per;
import io.wayline.complaint.improvement.Effect.Verdict;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Personnel;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Causes, units, and products bear a mark of their own, for other tests complain too. */
@DatabaseTest
class ImprovementsTests {

    private static final LocalDate CHRISTMAS = LocalDate.parse("2031-12-24");

    @Autowired
    ComplaintDriver complaints;

    @Autowired
    Complaints known;

    @Autowired
    Improvements improvements;

    @Autowired
    CauseCounts counts;

    @Autowired
    Effects effects;

    @Autowired
    Accounts accounts;

    @Autowired
    Personnel personnel;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    ZoneId zone;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;
    private final String cause = "cause-" + mark;
    private final String unit = "unit-" + mark;

    @BeforeEach
    void annaIsKnown() {
        complaints.happens("customer.registered", anna, Map.of("email", "anna@example.com", "name", "Anna Lid"));
    }

    @AfterEach
    void thePastIsForgotten() {
        jdbc.sql("delete from improvement where complaint in (select number from complaint where customer_id = ?)")
                .param(complaints.customer(anna).value())
                .update();
        jdbc.sql("delete from complaint where customer_id = ?")
                .param("past-" + mark)
                .update();
        jdbc.sql("delete from customer_order where customer_id = ?")
                .param("past-" + mark)
                .update();
    }

    @Test
    void aMeasureIsKeptWithoutWhoComplainedAndOutlivesTheirErasure() {
        var ref = complain("first", null);
        complaints.improved(
                anna,
                "first-" + mark,
                "Glue lids; ask anna lid (anna@example.com, +86 138 0013 8000) about order SO-" + mark + ". New lids.",
                "shen",
                CHRISTMAS);

        known.erase(complaints.customer(anna), clock.instant());

        var measure = measureAfter(ref);
        assertThat(measure.measure())
                .contains("Glue lids; ask … (", "New lids.")
                .doesNotContainIgnoringCase("anna lid")
                .doesNotContain("anna@", "138 0013");
        assertThat(measure.cause()).isEqualTo(cause);
        assertThat(measure.unit()).isEqualTo(unit);
        assertThat(measure.ownerAccount()).isEqualTo("shen");
        assertThat(measure.due()).isEqualTo(CHRISTMAS);
    }

    @Test
    void theOwnerIsAColleagueByAccountOrByNameElseAWordForWhoeverSeesToIt() {
        personnel.hire("mo-" + mark, "Mo " + mark, Set.of(Role.AGENT), "shen");
        complain("name", null);
        complaints.improved(anna, "name-" + mark, "Test lids", "MO " + mark, null);
        complain("team", null);
        complaints.improved(anna, "team-" + mark, "Test seals", "Supply", null);

        assertThat(measureAfter(complaints.of(anna, "name-" + mark).ref()).ownerAccount())
                .isEqualTo("mo-" + mark);
        assertThat(measureAfter(complaints.of(anna, "team-" + mark).ref()).ownerAccount())
                .isNull();
    }

    @Test
    void onlyTheOwnerAndSupervisorsSayThatItIsDoneAndOnce() {
        var id = planned("lin");

        assertThatThrownBy(() -> improvements.done(id, "Done", person("tang"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> improvements.done(id, "Done", person("he"))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> improvements.done(id, " \n", person("lin"))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> improvements.done(id, "x".repeat(4_001), person("lin")))
                .isInstanceOf(InvalidValue.class);
        assertThat(improvements.done(id, "New glue since Monday", person("lin")))
                .isTrue();
        assertThat(improvements.done(id, "Something else", person("shen"))).isFalse();

        var done = improvements.get(id, viewer("shen")).done();
        assertThat(done.note()).isEqualTo("New glue since Monday");
        assertThat(done.by()).isEqualTo("lin");
    }

    @Test
    void whatIsSaidOfItWhenItIsDoneNamesNobodyEither() {
        var id = planned("lin");

        improvements.done(id, "Told Anna Lid of the new glue", person("lin"));

        assertThat(improvements.get(id, viewer("shen")).done().note()).isEqualTo("Told … of the new glue");
    }

    @Test
    void agentsSeeTheirOwnAndMarketingNone() {
        var hers = planned("lin");
        var theirs = planned("Supply");

        assertThat(improvements.get(hers, viewer("lin")).id()).isEqualTo(hers);
        assertThatThrownBy(() -> improvements.get(theirs, viewer("lin"))).isInstanceOf(NotFound.class);
        assertThat(improvements.get(theirs, viewer("he")).id()).isEqualTo(theirs);
        assertThatThrownBy(() -> improvements.get(hers, viewer("tang"))).isInstanceOf(NotFound.class);
        assertThat(improvements
                        .page(Improvements.Part.OPEN, viewer("tang"), 0, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void aMeasureIsLateFromTheDayAfterItsDay() {
        clock.set(Instant.parse("2031-12-24T20:00:00Z"));
        var measure = improvements.get(planned("lin"), viewer("shen"));

        assertThat(measure.isLate(CHRISTMAS)).isFalse();
        assertThat(measure.isLate(CHRISTMAS.plusDays(1))).isTrue();
        assertThat(improvements
                        .page(Improvements.Part.LATE, viewer("shen"), 0, 200)
                        .items())
                .extracting(Improvement::id)
                .contains(measure.id());
        clock.set(Instant.parse("2031-12-24T10:00:00Z"));
        assertThat(improvements
                        .page(Improvements.Part.LATE, viewer("shen"), 0, 200)
                        .items())
                .extracting(Improvement::id)
                .doesNotContain(measure.id());
    }

    @Test
    void causesAreCountedByProductUnitAndMonthOfTheCompanysZone() {
        clock.set(Instant.parse("2032-03-31T18:00:00Z"));
        complaints.happens(
                "order.placed",
                anna,
                Map.of(
                        "orderRef",
                        "SO-" + mark,
                        "amount",
                        "90.00",
                        "currency",
                        "CNY",
                        "items",
                        List.of(
                                Map.of("sku", "a", "category", "Lids " + mark, "quantity", 1, "price", "60.00"),
                                Map.of("sku", "b", "category", "Cups", "quantity", 1, "price", "30.00"))));
        complain("own", "SO-" + mark);
        complain("other", "no-such-" + mark);

        assertThat(line(By.PRODUCT, "Lids " + mark)).isEqualTo(1);
        assertThat(line(By.UNIT, unit)).isEqualTo(2);
        // in Shanghai it is April already
        assertThat(counts.ofCauses(List.of(cause), List.of(YearMonth.of(2032, 4), YearMonth.of(2032, 3)))
                        .get(cause))
                .isEqualTo(Map.of(YearMonth.of(2032, 4), 2L));
        assertThat(counts.of(By.MONTH, 3, 0, 25).lines().items())
                .extracting(CauseCounts.Line::label)
                .containsExactly("2032-04", "2032-03", "2032-02");
        assertThat(counts.of(By.UNIT, 3, 0, 1).lines().items()).hasSize(1);
        assertThat(counts.of(By.UNIT, 3, 9_999, 25).lines().items()).isEmpty();
    }

    @Test
    void complaintsOfTheCauseAreComparedInWholeMonthsBeforeAndAfter() {
        clock.set(Instant.parse("2033-06-15T04:00:00Z"));
        var id = planned("lin");
        // the complaint after which it was planned counts for its own month
        came("2033-03", 4);
        came("2033-04", 5);
        came("2033-05", 4);
        assertThat(effect(id).verdict()).isEqualTo(Verdict.OPEN);
        improvements.done(id, "New glue", person("shen"));
        assertThat(effect(id).verdict()).isEqualTo(Verdict.TOO_EARLY);

        came("2033-07", 1);
        clock.set(Instant.parse("2033-08-07T04:00:00Z"));
        assertThat(effect(id).verdict()).isEqualTo(Verdict.TOO_EARLY);
        clock.set(Instant.parse("2033-12-20T04:00:00Z"));

        var effect = effect(id);
        assertThat(effect.verdict()).isEqualTo(Verdict.FELL);
        assertThat(effect.before()).isEqualTo(13);
        assertThat(effect.after()).isEqualTo(1);
        assertThat(effect.per()).isEqualTo(Per.MONTH);
        assertThat(effect.rateAfter()).isEqualTo(0.2);
        assertThat(effect.months())
                .filteredOn(month -> month.month().equals(YearMonth.of(2033, 6)))
                .singleElement()
                .satisfies(month -> {
                    assertThat(month.complaints()).isEqualTo(1);
                    assertThat(month.after()).isNull();
                });
    }

    @Test
    void withFewComplaintsNothingIsSaidAndWithManyOrdersTheRateCounts() {
        clock.set(Instant.parse("2035-06-15T04:00:00Z"));
        var id = planned("lin");
        improvements.done(id, "New glue", person("shen"));
        came("2035-05", 3);
        clock.set(Instant.parse("2035-09-20T04:00:00Z"));
        assertThat(effect(id).verdict()).isEqualTo(Verdict.TOO_FEW);

        came("2035-05", 37);
        came("2035-07", 40);
        orders("2035-05", 100);
        orders("2035-07", 400);
        clock.set(Instant.parse("2035-09-22T04:00:00Z"));

        var effect = effect(id);
        assertThat(effect.per()).isEqualTo(Per.ORDERS);
        assertThat(effect.rateBefore()).isEqualTo(400);
        assertThat(effect.rateAfter()).isEqualTo(100);
        assertThat(effect.verdict()).isEqualTo(Verdict.FELL);
    }

    private String complain(String name, String order) {
        var ref = name + "-" + mark;
        if (order == null) {
            complaints.comes(anna, ref);
        } else {
            complaints.comes(anna, ref, "orderRef", order);
        }
        complaints.acknowledged(anna, ref, "PT24H");
        complaints.investigated(anna, ref, cause, unit);
        return complaints.of(anna, ref).ref();
    }

    private long planned(String owner) {
        var name = UUID.randomUUID().toString().substring(0, 8);
        var ref = complain(name, null);
        complaints.improved(anna, name + "-" + mark, "Glue lids", owner, CHRISTMAS);
        return measureAfter(ref).id();
    }

    private Improvement measureAfter(String ref) {
        var id = jdbc.sql("select i.id from improvement i join complaint c on c.number = i.complaint where c.ref = ?")
                .param(ref)
                .query(Long.class)
                .single();
        return improvements.get(id, viewer("shen"));
    }

    private Effect effect(long id) {
        return effects.of(List.of(improvements.get(id, viewer("shen")))).get(id);
    }

    /** So many complaints of the cause, in the middle of that month. */
    private void came(String month, int complaints) {
        var at = YearMonth.parse(month).atDay(15).atStartOfDay(zone).toInstant();
        for (var each = 0; each < complaints; each++) {
            jdbc.sql("""
                            insert into complaint (customer_id, source_ref, category, category_said, severity, sender_known,
                                safety_suspected, tier, stage, received_at, round, cause, version)
                            values (?, ?, 'quality', 'quality', 3, true, false, 'C', 'CLOSED', ?, 1, ?, 0)""")
                    .params("past-" + mark, UUID.randomUUID().toString(), RowTime.of(at), cause)
                    .update();
        }
    }

    private void orders(String month, int orders) {
        var at = YearMonth.parse(month).atDay(15).atStartOfDay(zone).toInstant();
        for (var each = 0; each < orders; each++) {
            jdbc.sql("""
                            insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)
                            values (?, ?, ?, 10, 'CNY', ?)""")
                    .params(UUID.randomUUID().toString(), "past-" + mark, RowTime.of(at), RowTime.of(at))
                    .update();
        }
    }

    private long line(By by, String label) {
        return counts.of(by, 24, 0, 5_000).lines().items().stream()
                .filter(line -> line.label().equals(label))
                .mapToLong(CauseCounts.Line::total)
                .sum();
    }

    private Person person(String account) {
        return accounts.find(account).orElseThrow();
    }

    private Viewer viewer(String account) {
        return Viewer.of(person(account));
    }
}
