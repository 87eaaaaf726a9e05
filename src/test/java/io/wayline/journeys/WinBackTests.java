package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.benefit.Benefits;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.change.CustomerTags;
import io.wayline.events.EventsDriver;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.RowTime;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Winning back who went quiet; in days of which the calendar knows, for it may end in a call. */
@DatabaseTest
@QuietDatabase
class WinBackTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final String CALL = "Call the customer";
    private static final String MISS_YOU = "win-back-miss-you";
    private static final String OFFER = "win-back-offer";
    private static final String FAREWELL = "win-back-farewell";
    private static final String WELCOME_BACK = "win-back-welcome-back";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    @Autowired
    JourneyDriver journey;

    @Autowired
    EventsDriver events;

    @Autowired
    Benefits benefits;

    @Autowired
    Customers customers;

    @Autowired
    CustomerTags tags;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void itIsMondayMorning() {
        clock.set(MONDAY_TEN);
    }

    @Test
    void whoIsOfferedSomethingGetsTwoMailsAndInTheEndAFarewellWithOneQuestion() {
        bought("298.00", "email", "phone");

        quiet("offer")
                .expectLifecycle(Lifecycle.AT_RISK)
                .expectMails(MISS_YOU)
                .expectAt("7 days to think")
                .timePasses(WEEK)
                .expectMails(MISS_YOU, OFFER)
                .expectAt("10 days to use it")
                .timePasses(TEN_DAYS)
                .expectEnded("Customer lost")
                .expectMails(MISS_YOU, OFFER, FAREWELL)
                .expectLifecycle(Lifecycle.CHURNED);

        assertThat(granted()).containsExactly("10%");
        assertThat(text(OFFER)).contains("10% off your next order");
        assertThat(text(FAREWELL)).contains("How likely are you to recommend us", "?score=10");
        assertThat(tagged()).containsExactly("left-unknown");
    }

    @Test
    void whoIsAskedOnlyIsGivenNothing() {
        bought("298.00", "email");

        quiet("care")
                .expectMails(MISS_YOU)
                .timePasses(WEEK)
                .expectMails(MISS_YOU)
                .expectAt("10 days to use it")
                .timePasses(TEN_DAYS)
                .expectEnded("Customer lost")
                .expectMails(MISS_YOU, FAREWELL);

        assertThat(granted()).isEmpty();
    }

    @Test
    void whoIsHeldOutIsLeftAloneForSixtyDays() {
        bought("6000.00", "email", "phone");
        isOfTier("A");

        quiet("holdout")
                .expectAt("60 days left alone")
                .timePasses(Duration.ofDays(60))
                .expectEnded("Held out")
                .expectMails()
                .expectLifecycle(Lifecycle.AT_RISK);

        assertThat(granted()).isEmpty();
        assertThat(journey.story(anna)).doesNotContain("call-booked");
    }

    @Test
    void whoIsHeldOutAndOrdersReturnedWithoutUs() {
        bought("298.00", "email");

        quiet("holdout").timePasses(TEN_DAYS);
        orders().expectEnded("Returned without us").expectMails().expectLifecycle(Lifecycle.WON_BACK);

        assertThat(granted()).isEmpty();
    }

    @Test
    void whoOrdersIsWonBackWhereverTheyStand() {
        bought("298.00", "email");
        quiet("offer").timePasses(WEEK);

        orders().expectEnded("Customer won back")
                .expectMails(MISS_YOU, OFFER, WELCOME_BACK)
                .expectLifecycle(Lifecycle.WON_BACK)
                .timePasses(Duration.ofDays(40))
                .expectMails(MISS_YOU, OFFER, WELCOME_BACK);

        assertThat(benefits.balance(id())).isEqualTo(150);
        assertThat(text(WELCOME_BACK)).contains("150 points");
    }

    @Test
    void theBestAreCalledFirstAndGetWhatWasAgreedWithTheMailThatBringsIt() {
        bought("6000.00", "email", "phone");
        isOfTier("A");

        quiet("offer").expectMails().expectTask(CALL);
        then(Map.of("callResult", "reached", "offerAccepted", true, "leavingReason", "left-price"))
                .expectMails(OFFER)
                .expectAt("14 days to order")
                .timePasses(Duration.ofDays(14))
                .expectEnded("Customer lost")
                .expectMails(OFFER, FAREWELL);

        assertThat(granted()).containsExactly("20%");
        assertThat(text(OFFER)).contains("20% off your next order");
        assertThat(tagged()).containsExactly("left-price");
    }

    @Test
    void whoAcceptsAnOfferThatTheyHaveAlreadyIsGivenNoSecondOne() {
        bought("298.00", "email", "phone");
        isOfTier("B");
        quiet("offer").timePasses(WEEK).timePasses(TEN_DAYS).expectTask(CALL);

        then(Map.of("callResult", "reached", "offerAccepted", true))
                .expectAt("14 days to order")
                .expectMails(MISS_YOU, OFFER);
        orders().expectEnded("Customer won back").expectMails(MISS_YOU, OFFER, WELCOME_BACK);

        assertThat(granted()).containsExactlyInAnyOrder("15%", "150");
    }

    @Test
    void whoRefusesOnThePhoneIsLostForTheReasonThatTheyGave() {
        bought("298.00", "email", "phone");
        isOfTier("B");
        quiet("care").expectTask(CALL);

        then(Map.of("callResult", "reached", "offerAccepted", false, "leavingReason", "left-competitor"))
                .expectEnded("Customer lost")
                .expectMails(FAREWELL);

        assertThat(tagged()).containsExactly("left-competitor");
    }

    @Test
    void whoIsNotReachedIsLostAsWell() {
        bought("298.00", "email", "phone");
        isOfTier("B");
        quiet("care").expectTask(CALL);

        then(Map.of("callResult", "wrongNumber"))
                .expectEnded("Customer lost")
                .expectMails(FAREWELL)
                .expectLifecycle(Lifecycle.CHURNED);
    }

    @Test
    void whoWantsNoContactGetsNoneNotEvenAFarewell() {
        bought("298.00", "email", "phone");
        isOfTier("B");
        quiet("care").expectTask(CALL);

        then(Map.of(
                        "callResult",
                        "reached",
                        "offerAccepted",
                        true,
                        "doNotContact",
                        true,
                        "leavingReason",
                        "left-service"))
                .expectEnded("Released at own wish")
                .expectMails()
                .expectLifecycle(Lifecycle.CHURNED);

        assertThat(withdrawn()).containsExactlyInAnyOrder("marketing:email", "marketing:phone", "marketing:sms");
        assertThat(tagged()).containsExactly("left-service");
    }

    @Test
    void whoMayNeitherBeWrittenToNorCalledIsReleasedWithoutAWord() {
        bought("298.00");

        quiet("offer").expectEnded("Released").expectMails().expectLifecycle(Lifecycle.CHURNED);
    }

    @Test
    void whoMayOnlyBeCalledIsCalledAndKeepsWhatWasAgreed() {
        bought("298.00", "phone");

        quiet("offer").expectTask(CALL);
        then(Map.of("callResult", "reached", "offerAccepted", true)).expectAt("14 days to order");

        assertThat(granted()).as("although no mail may bring the code").containsExactly("10%");
        assertThat(left()).isEmpty();
    }

    @Test
    void anOrderDuringTheCallGivesItsPlaceBack() {
        bought("298.00", "email", "phone");
        isOfTier("B");
        quiet("care").expectTask(CALL);

        orders().expectEnded("Customer won back");

        assertThat(jdbc.sql("select state from callback where customer_id = ?")
                        .param(id().value())
                        .query(String.class)
                        .list())
                .containsExactly("RELEASED");
    }

    @Test
    void nobodyIsWooedWhileTheyComplain() {
        bought("298.00", "email");
        complains("CP-1");
        isGiven("offer");

        journey.on("win-back", anna)
                .happens("customer.at-risk")
                .expectAt("Complaint closed")
                .expectMails()
                .timePasses(WEEK)
                .expectAt("Complaint closed");
        takesBack("CP-1").expectMails(MISS_YOU).expectAt("7 days to think");
    }

    @Test
    void whoComplainedLatelyIsTalkedToBeforeTheyAreOfferedSomething() {
        bought("298.00", "email", "phone");
        complains("CP-1");
        isGiven("offer");
        journey.on("win-back", anna).happens("customer.at-risk");

        takesBack("CP-1").expectMails().expectTask(CALL);
    }

    @Test
    void aSecondComplaintIsWaitedForAsWell() {
        bought("298.00", "email");
        complains("CP-1");
        complains("CP-2");
        isGiven("offer");
        journey.on("win-back", anna).happens("customer.at-risk");

        takesBack("CP-1").expectAt("Complaint closed");
        takesBack("CP-2").expectMails(MISS_YOU);
    }

    @Test
    void whoComplainsForAMonthIsNotWooedAtAll() {
        bought("298.00", "email");
        complains("CP-1");
        isGiven("offer");

        journey.on("win-back", anna)
                .happens("customer.at-risk")
                .timePasses(Duration.ofDays(30))
                .expectEnded("Still complaining")
                .expectMails()
                .expectLifecycle(Lifecycle.AT_RISK);
    }

    @Test
    void whoOrdersBeforeChanceHasSpokenReturnedWithoutUs() {
        bought("298.00", "email");
        complains("CP-1");
        journey.on("win-back", anna).happens("customer.at-risk").expectAt("Complaint closed");

        orders().expectEnded("Returned without us").expectMails();

        assertThat(granted()).isEmpty();
        assertThat(jdbc.sql("select count(*) from experiment_variant where customer_id = ?")
                        .param(id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoNeverBoughtIsNotAtRisk() {
        registers("en", "email");

        journey.on("win-back", anna)
                .happens("customer.at-risk")
                .expectEnded("Not at risk")
                .expectMails();
    }

    @Test
    void whoBoughtSinceTheyWereFoundIsNotAtRisk() {
        bought("298.00", "email");
        journey.was("order.placed", anna, order(clock.instant().minus(Duration.ofDays(2))));

        journey.on("win-back", anna)
                .happens("customer.at-risk")
                .expectEnded("Not at risk")
                .expectMails()
                .expectLifecycle(Lifecycle.ACTIVE);
    }

    @Test
    void nobodyIsOnItTwiceNorAgainWithinNinetyDays() {
        bought("298.00", "email");

        quiet("offer")
                .happens("customer.at-risk")
                .expectMails(MISS_YOU)
                .timePasses(Duration.ofDays(17))
                .expectEnded("Customer lost")
                .timePasses(Duration.ofDays(89))
                .happens("customer.at-risk")
                .expectMails(MISS_YOU, OFFER, FAREWELL);
    }

    @Test
    void chanceGivesEverybodyOneOfTheThreeVariants() {
        bought("298.00", "email");

        journey.on("win-back", anna).happens("customer.at-risk");

        assertThat(jdbc.sql("select variant from experiment_variant where experiment = 'win-back' and customer_id = ?")
                        .param(id().value())
                        .query(String.class)
                        .single())
                .isIn("offer", "care", "holdout");
        assertThat(journey.story(anna)).containsOnlyOnce("variant-chosen");
    }

    @Test
    void speaksChineseToWhoReadsIt() {
        registers("zh-CN", "email");
        journey.was("order.placed", anna, order(MONDAY_TEN.minus(Duration.ofDays(100))));
        quiet("offer").timePasses(WEEK).timePasses(TEN_DAYS);

        assertThat(text(MISS_YOU)).contains("好久不见");
        assertThat(text(OFFER)).contains("下一单优惠 10%");
        assertThat(text(FAREWELL)).contains("您有多大可能向朋友推荐我们？");
    }

    private void registers(String locale, String... channels) {
        var data = new HashMap<String, Object>(Map.of(
                "email", anna + "@example.com", "phone", "+8613800138000", "locale", locale, "zone", "Asia/Shanghai"));
        data.put(
                "consents",
                List.of(channels).stream()
                        .map(channel -> Map.of("purpose", "marketing", "channel", channel))
                        .toList());
        journey.was("customer.registered", anna, data);
    }

    /** Registered, with one order a hundred days ago; marketing may use these channels. */
    private void bought(String amount, String... channels) {
        registers("en", channels);
        var order = order(MONDAY_TEN.minus(Duration.ofDays(100)));
        order.put("amount", amount);
        journey.was("order.placed", anna, order);
        assertThat(customers.get(id()).lifecycle()).isEqualTo(Lifecycle.ACTIVE);
    }

    private static Map<String, Object> order(Instant at) {
        return new HashMap<>(Map.of(
                "orderRef",
                "SO-" + UUID.randomUUID(),
                "amount",
                "298.00",
                "currency",
                "CNY",
                "placedAt",
                at.toString()));
    }

    private Walk orders() {
        return journey.on("win-back", anna).happens("order.placed", order(clock.instant()));
    }

    /** Found at risk, with this variant. */
    private Walk quiet(String variant) {
        isGiven(variant);
        return journey.on("win-back", anna).happens("customer.at-risk");
    }

    /** Chance has spoken before, so that it says the same again. */
    private void isGiven(String variant) {
        jdbc.sql("""
                        insert into experiment_variant (experiment, customer_id, variant, given_at, mixed)
                        values ('win-back', ?, ?, ?, false)""").params(id().value(), variant, RowTime.of(clock.instant())).update();
    }

    private void complains(String ref) {
        journey.happens(
                "complaint.received",
                anna,
                Map.of("complaintRef", ref + anna, "category", "delivery", "text", "It came late."));
    }

    private Walk takesBack(String ref) {
        journey.happens("complaint.withdrawn", anna, Map.of("complaintRef", ref + anna));
        events.handleAll();
        return journey.on("win-back", anna).timePasses(Duration.ZERO);
    }

    /** Somebody completes the call; what it raises is handled. */
    private Walk then(Map<String, ?> answers) {
        var walk = journey.on("win-back", anna).completeWith(answers);
        events.handleAll();
        return walk.timePasses(Duration.ZERO);
    }

    private void isOfTier(String tier) {
        jdbc.sql("delete from customer_value where customer_id = ?")
                .param(id().value())
                .update();
        jdbc.sql("""
                        insert into customer_value (customer_id, tier, label, window_orders, window_spend, last_day,
                            purchase_days, since, run)
                        values (?, ?, 'key', 1, 298, 20000, 1, current_timestamp, 0)""").params(id().value(), tier).update();
    }

    /** What each benefit of theirs is worth, as granted. */
    private List<String> granted() {
        return benefits.of(id(), 10).stream()
                .map(each -> each.worth().percent() == null
                        ? String.valueOf(each.worth().points())
                        : each.worth().percent().stripTrailingZeros().toPlainString() + "%")
                .toList();
    }

    private List<String> tagged() {
        return List.copyOf(tags.of(id()));
    }

    private List<String> withdrawn() {
        return jdbc.sql("""
                        select purpose || ':' || channel from consent
                        where customer_id = ? and not given""").param(id().value()).query(String.class).list();
    }

    /** The templates of the mails that were kept to leave. */
    private List<String> left() {
        return jdbc.sql("""
                        select template from outbox_message where customer_id = ? and state <> 'SUPPRESSED'""").param(id().value()).query(String.class).list();
    }

    private CustomerId id() {
        return customers.get(new CustomerRef(anna)).id();
    }

    /** What the newest mail of this template says. */
    private String text(String template) {
        var mail = messages.list(new Messages.Filter(null, template, new CustomerRef(anna)), null, 1)
                .items()
                .get(0);
        return messages.content(mail.ref()).orElseThrow().text();
    }
}
