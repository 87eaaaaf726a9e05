package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.audience.enrolment.Pacer;
import io.wayline.audience.segment.Segments;
import io.wayline.complaint.ComplaintDriver;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.Customers;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.customer.erasure.Erasures;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.events.EventsDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/** Campaigns from the timer or the run to the mail, where days, people, and rules change on the way. */
@DatabaseTest
@QuietDatabase
class CampaignHardCasesTests {

    private static final String NEWS = "monthly-news-mail";
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    ApplicationContext first;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    @Autowired
    EventsDriver events;

    @Autowired
    AudienceDriver audience;

    @Autowired
    CustomerDriver changes;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    Enrolments enrolments;

    @Autowired
    Segments segments;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    ErasureRequests requests;

    @Autowired
    Erasures erasures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String some = Letters.some();
    private final String anna = "anna-" + some;

    @BeforeEach
    void nobodyElseIsInvited() {
        jdbc.sql("delete from inbox_event where state = 'RECEIVED'").update();
        for (var table : List.of("enrolment_member", "enrolment", "segment_member", "segment_watch", "customer_tag")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update customer set birthday = null, lifecycle = 'CHURNED'").update();
    }

    @AfterEach
    void theTimersRest() {
        engine.timersRest();
    }

    @Test
    void inFiveZonesEverybodyIsGreetedOnceAndAtNineByTheirOwnClock() {
        var zones =
                List.of("Pacific/Auckland", "Asia/Shanghai", "Asia/Kolkata", "Europe/Berlin", "America/Los_Angeles");
        itIs("2034-06-14T18:30:00Z", "birthday");
        zones.forEach(zone -> registers(of(zone), zone, "1990-06-15"));

        hoursPass(30);

        for (var zone : zones) {
            assertThat(greetings(of(zone))).as(zone).containsExactly(nine(zone) + " PENDING");
        }
    }

    /** An hour of an odd zone is nine o'clock by that clock, though the timer looks on the full hour of the company's. */
    private static String nine(String zone) {
        return zone.equals("Asia/Kolkata") ? "2034-06-15T09:30" : "2034-06-15T09:00";
    }

    @ParameterizedTest
    @CsvSource({
        "2035-02-27T12:30:00Z, 2035-02-28T09:00",
        "2036-02-27T12:30:00Z, 2036-02-29T09:00",
    })
    void whoWasBornOnALeapDayIsGreetedOnceInEveryYear(String begins, String greeted) {
        itIs(begins, "birthday");
        registers(anna, "Asia/Shanghai", "2000-02-29");

        hoursPass(62);

        assertThat(greetings(anna)).containsExactly(greeted + " PENDING");
    }

    @Test
    void aBirthdayThatIsSaidBeforeNineOnTheDayIsGreetedAtNine() {
        itIs("2034-07-01T12:30:00Z", "birthday");
        registers(anna, "Asia/Shanghai", "1990-11-11");
        hoursPass(11);
        assertThat(here()).isEqualTo("2034-07-02T07:30");

        changes.is(anna, "birthday", "1990-07-02");
        hoursPass(30);

        assertThat(greetings(anna)).containsExactly("2034-07-02T09:00 PENDING");
    }

    @Test
    void aBirthdayThatIsSaidAfterNineOnTheDayIsGreetedNextYear() {
        itIs("2034-07-03T12:30:00Z", "birthday");
        registers(anna, "Asia/Shanghai", "1990-11-11");
        hoursPass(14);
        assertThat(here()).isEqualTo("2034-07-04T10:30");

        changes.is(anna, "birthday", "1990-07-04");
        hoursPass(30);

        assertThat(greetings(anna)).isEmpty();
    }

    @Test
    void aBirthdayThatIsMovedAfterTheGreetingBringsNoSecondOne() {
        itIs("2034-07-05T12:30:00Z", "birthday");
        registers(anna, "Asia/Shanghai", "1990-07-06");
        hoursPass(14);
        assertThat(greetings(anna)).hasSize(1);

        changes.is(anna, "birthday", "1990-07-07", "zone", "America/New_York");
        hoursPass(48);

        assertThat(greetings(anna)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // Spring Festival of 2037 is on 15 February
        "2037-02-13T00:00:00Z, 1",
        "2041-01-30T00:00:00Z, 0",
        "2041-12-30T00:00:00Z, 0",
    })
    void springFestivalIsGreetedWhereItsDayIsKnownAndNeverGuessed(String begins, int greeted) {
        itIs(begins, "seasonal");
        registers(anna, "Asia/Shanghai", null);
        bought(anna);

        engine.timePasses(Duration.ofDays(3));
        goesOn();

        assertThat(mails(anna)).hasSize(greeted);
    }

    @ParameterizedTest
    @CsvSource({
        // the first Tuesday of September is the 5th
        "2034-09-05T08:00:00Z, 1",
        "2034-10-20T03:00:00Z, 0",
    })
    void newsThatWasDueWhileNobodyWasThereComesOnceAndWithinADayOrNotAtAll(String wakes, int mailed) {
        itIs("2034-08-30T00:00:00Z", "monthly-news");
        registers(anna, "Asia/Shanghai", null);
        isActive(anna);

        clock.set(Instant.parse(wakes));
        goesOn();
        goesOn();

        assertThat(mails(anna)).hasSize(mailed);
        assertThat(runs()).isEqualTo(mailed);
    }

    @Test
    void twoNodesInviteEverybodyOnce() {
        itIsTen("2034-09-04");
        people(900);
        var run = begin(audience.segment(audience.tagged(some)).key(), NEWS);
        try (var second = new SecondNode(first)) {
            var there = second.begins(() -> {
                second.get(Pacer.class).turn();
                return null;
            });
            audience.turns(1);
            SecondNode.result(there);
        }
        audience.turns(1);

        assertThat(audience.subjects("campaign.invited", run.ref()))
                .hasSize(900)
                .doesNotHaveDuplicates();
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::state, Enrolment::invited)
                .containsExactly(EnrolmentState.DONE, 900L);
    }

    @Test
    void aSegmentThatIsEditedWhileItsRunGoesOnChangesOnlyTheNextOne() {
        itIsTen("2034-09-05");
        registers(anna, "Asia/Shanghai", null);
        audience.tags(customer(anna), some);
        var segment = audience.segment(audience.tagged(some));
        var slow = begin(segment.key(), NEWS);

        segments.change(segment.key(), AudienceDriver.draft(audience.tagged("nobody-" + some)), 1, "tang");
        var next = begin(segment.key(), NEWS);
        goesOn();

        assertThat(mails(anna)).containsExactly("monthly-news PENDING");
        assertThat(List.of(slow.version(), next.version())).containsExactly(1, 2);
        assertThat(List.of(slow.total(), next.total())).containsExactly(1L, 0L);
    }

    @Test
    void anAudienceOfEverybodyIsEverybodyAndOneOfNobodyIsOverAtOnce() {
        itIsTen("2034-09-06");
        people(40);
        var all = jdbc.sql("select count(*) from customer").query(Long.class).single();

        var everybody = begin(audience.segment(audience.rule("{'all': []}")).key(), NEWS);
        var nobody =
                begin(audience.segment(audience.rule("{'not': {'all': []}}")).key(), NEWS);

        assertThat(everybody.total()).isEqualTo(all);
        assertThat(nobody.state()).isEqualTo(EnrolmentState.DONE);
        audience.turns(1);
        assertThat(audience.subjects("campaign.invited", everybody.ref()))
                .hasSize((int) Math.min(1_500, all))
                .doesNotHaveDuplicates();
        if (!enrolments.get(everybody.ref()).state().isOver()) {
            enrolments.stop(everybody.ref(), "tang", "enough of everybody");
        }
        jdbc.sql("delete from inbox_event where state = 'RECEIVED'").update();
    }

    @Test
    void whoUnsubscribesBetweenEnrolmentAndTurnGetsNothingAndTheRestDoes() {
        itIsTen("2034-09-07");
        var ben = "ben-" + some;
        for (var who : List.of(anna, ben)) {
            registers(who, "Asia/Shanghai", null);
            audience.tags(customer(who), some);
        }
        begin(audience.segment(audience.tagged(some)).key(), NEWS);

        journeys.happens("consent.withdrawn", anna, Map.of("purpose", "marketing", "channel", "email"));
        goesOn();

        assertThat(mails(anna)).containsExactly("monthly-news SUPPRESSED not-wanted");
        assertThat(mails(ben)).containsExactly("monthly-news PENDING");
    }

    @Test
    void whoUnsubscribesAfterTheirTurnLosesTheMailThatWaits() {
        itIsTen("2034-09-08");
        registers(anna, "Asia/Shanghai", null);
        audience.tags(customer(anna), some);
        begin(audience.segment(audience.tagged(some)).key(), NEWS);
        goesOn();

        journeys.happens("consent.withdrawn", anna, Map.of("purpose", "marketing", "channel", "email"));

        assertThat(mails(anna)).containsExactly("monthly-news SUPPRESSED not-wanted");
    }

    @Test
    void twoWhoBecomeOneDuringARunGetOneMail() {
        itIsTen("2034-09-11");
        var other = "other-" + some;
        for (var who : List.of(anna, other)) {
            registers(who, "Asia/Shanghai", null);
            audience.tags(customer(who), some);
        }
        begin(audience.segment(audience.tagged(some)).key(), NEWS);

        for (var who : List.of(anna, other)) {
            changes.is(who, "phone", "+49 30 9%07d".formatted(Math.floorMod(some.hashCode(), 10_000_000)));
        }
        var pair = DuplicatePair.of(customer(anna).id(), customer(other).id());
        merges.merge(pair.id(), new MergeChoice(new CustomerRef(anna), List.of(), null, null), "shen");
        goesOn();

        assertThat(mails(anna)).containsExactly("monthly-news PENDING");
        assertThat(customer(other).id()).isEqualTo(customer(anna).id());
    }

    @Test
    void whoIsForgottenAfterTheirTurnGetsNothingAndTheRunComesToItsEnd() {
        itIsTen("2034-09-12");
        registers(anna, "Asia/Shanghai", null);
        audience.tags(customer(anna), some);
        var run = begin(audience.segment(audience.tagged(some)).key(), NEWS);
        audience.turns(1);
        var id = customer(anna).id();

        erasures.carryOut(
                requests.request(new CustomerRef(anna), CustomerDriver.SHEN, Cause.person("shen"))
                        .id(),
                "admin");
        goesOn();

        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.DONE);
        assertThat(jdbc.sql("select count(*) from outbox_message where customer_id = ? or customer_ref = ?")
                        .params(id.value(), anna)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(customers.find(new CustomerRef(anna))).isEmpty();
    }

    @Test
    void threeCampaignsOnOneDayAreEnoughAndTheFourthIsDropped() {
        itIsTen("2034-09-13");
        registers(anna, "Asia/Shanghai", null);
        audience.tags(customer(anna), some);
        var segment = audience.segment(audience.tagged(some)).key();

        for (var campaign : List.of("birthday-greeting", NEWS, "seasonal-greeting")) {
            begin(segment, campaign);
            goesOn();
        }
        bought(anna);
        isGiven(anna, "care");
        journeys.happens("customer.at-risk", anna, Map.of());

        assertThat(mails(anna))
                .containsExactly(
                        "birthday-greeting PENDING",
                        "monthly-news PENDING",
                        "seasonal-greeting PENDING",
                        "win-back-miss-you SUPPRESSED too-many");

        // a week after they left there is room again
        jdbc.sql(
                        "update outbox_message set state = 'SENT', sent_at = created_at where customer_id = ? and state = 'PENDING'")
                .param(customer(anna).id().value())
                .update();
        clock.advance(Duration.ofDays(7).plus(HOUR));
        begin(segment, NEWS);
        goesOn();
        assertThat(mails(anna)).endsWith("monthly-news PENDING");
    }

    @ParameterizedTest
    @CsvSource({
        // ten in the morning in Shanghai
        "America/New_York, monthly-news HELD quiet-hours, 2034-09-14T09:00",
        "Europe/Berlin, monthly-news HELD quiet-hours, 2034-09-14T09:00",
        "America/Los_Angeles, monthly-news PENDING, ",
        "Asia/Tokyo, monthly-news PENDING, ",
    })
    void nobodyIsWokenUpByACampaignWhereTheyLive(String zone, String mail, String leaves) {
        itIsTen("2034-09-14");
        registers(anna, zone, null);
        audience.tags(customer(anna), some);

        begin(audience.segment(audience.tagged(some)).key(), NEWS);
        goesOn();

        assertThat(mails(anna)).containsExactly(mail);
        if (leaves != null) {
            assertThat(jdbc.sql("select next_attempt_at from outbox_message where customer_id = ?")
                            .param(customer(anna).id().value())
                            .query(OffsetDateTime.class)
                            .single()
                            .atZoneSameInstant(ZoneId.of(zone))
                            .toLocalDateTime())
                    .isEqualTo(LocalDateTime.parse(leaves));
        }
    }

    @Test
    void aComplaintThatComesBetweenEnrolmentAndTurnHoldsTheMail() {
        itIsTen("2034-09-18");
        registers(anna, "Asia/Shanghai", null);
        audience.tags(customer(anna), some);
        begin(audience.segment(audience.tagged(some)).key(), NEWS);

        events.send("complaint.received", anna, ComplaintDriver.said("CP-" + some));
        goesOn();

        assertThat(mails(anna)).containsExactly("monthly-news HELD hold");
    }

    @Test
    void aComplaintInTheSameMomentHoldsTheMailThatWaitsToLeave() {
        itIsTen("2034-09-19");
        registers(anna, "Asia/Shanghai", null);
        audience.tags(customer(anna), some);
        begin(audience.segment(audience.tagged(some)).key(), NEWS);
        goesOn();
        assertThat(mails(anna)).containsExactly("monthly-news PENDING");

        jdbc.sql("delete from outbox_message where customer_id <> ?")
                .param(customer(anna).id().value())
                .update();

        events.send("complaint.received", anna, ComplaintDriver.said("CP-" + some));
        events.handleAll();
        dispatch.deliverDue();

        assertThat(mails(anna)).containsExactly("monthly-news HELD hold");
    }

    private void itIs(String moment, String timer) {
        clock.set(Instant.parse(moment));
        engine.timerGoes(timer);
    }

    private void itIsTen(String day) {
        clock.set(LocalDate.parse(day)
                .atTime(10, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant());
    }

    private String here() {
        return clock.instant()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDateTime()
                .toString();
    }

    /** Time passes, and every hour all that is due is done: the timer, the pacer, the inbox, and the journeys. */
    private void hoursPass(int hours) {
        for (var hour = 0; hour < hours; hour++) {
            engine.timePasses(Duration.ofMinutes(30));
            goesOn();
            engine.timePasses(Duration.ofMinutes(30));
        }
    }

    private void goesOn() {
        engine.allRuns();
        audience.turns(1);
        engine.allRuns();
    }

    private Enrolment begin(String segment, String campaign) {
        return enrolments.begin(new Enrolments.Wish(
                segment, campaign, Pace.FREE, null, "tang", UUID.randomUUID().toString()));
    }

    private long runs() {
        return jdbc.sql("select count(*) from enrolment").query(Long.class).single();
    }

    private Customer customer(String ref) {
        return customers.get(new CustomerRef(ref));
    }

    private String of(String zone) {
        return zone.substring(zone.indexOf('/') + 1).toLowerCase(Locale.ROOT).replace('_', '-') + "-" + some;
    }

    private void registers(String who, String zone, @Nullable String birthday) {
        var data = new HashMap<String, Object>(Map.of(
                "email",
                who + "@example.com",
                "locale",
                "en",
                "zone",
                zone,
                "consents",
                List.of(Map.of("purpose", "marketing", "channel", "email"))));
        if (birthday != null) {
            data.put("birthday", birthday);
        }
        journeys.was("customer.registered", who, data);
    }

    private void isActive(String who) {
        jdbc.sql("update customer set lifecycle = 'ACTIVE' where ref = ?")
                .param(who)
                .update();
    }

    private void isGiven(String who, String variant) {
        jdbc.sql("insert into experiment_variant (experiment, customer_id, variant, given_at, mixed)"
                        + " values ('win-back', ?, ?, current_timestamp, false)")
                .params(customer(who).id().value(), variant)
                .update();
    }

    private void bought(String who) {
        journeys.was(
                "order.placed",
                who,
                Map.of(
                        "orderRef",
                        "O-" + who,
                        "amount",
                        "298.00",
                        "currency",
                        "CNY",
                        "placedAt",
                        clock.instant().minus(Duration.ofDays(100)).toString()));
        // in the life of which an order has just moved them to
        isActive(who);
    }

    private void people(int many) {
        for (var one = 0; one < many; one++) {
            jdbc.sql("""
                            insert into customer (id, ref, lifecycle, since, changed_at, version)
                            values (?, ?, 'NEW', current_timestamp, current_timestamp, 1)""").params(UUID.randomUUID().toString(), some + "-" + one).update();
        }
        jdbc.sql("insert into customer_tag (customer_id, tag) select id, ? from customer where ref like ?")
                .params(some, some + "-%")
                .update();
    }

    /** When each greeting was asked for, by the customer's own clock, and how it stands. */
    private List<String> greetings(String who) {
        var zone = jdbc.sql("select zone from customer where ref = ?")
                .param(who)
                .query(String.class)
                .single();
        return jdbc.sql("""
                        select created_at, state from outbox_message
                        where customer_id = ? and template = 'birthday-greeting' order by id""")
                .param(customer(who).id().value())
                .query((row, number) -> row.getObject("created_at", OffsetDateTime.class)
                                .atZoneSameInstant(ZoneId.of(zone))
                                .toLocalDateTime()
                        + " " + row.getString("state"))
                .list();
    }

    /** The marketing mails so far, and how each stands, the oldest first. */
    private List<String> mails(String who) {
        return jdbc.sql("""
                        select template, state, reason from outbox_message
                        where customer_id = ? and purpose = 'MARKETING' order by id""")
                .param(customer(who).id().value())
                .query((row, number) -> row.getString("template") + " " + row.getString("state")
                        + (row.getString("reason") == null ? "" : " " + row.getString("reason")))
                .list();
    }
}
