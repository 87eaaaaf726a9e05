package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.benefit.Benefits;
import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyList;
import io.wayline.survey.SurveyState;
import io.wayline.survey.Surveys;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The care after a delivery; in days of which the calendar knows, for it may end in a call. */
@DatabaseTest
@QuietDatabase
class AfterSaleTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final String CALL = "Call the customer";
    private static final String THANKS = "after-sale-thanks";
    private static final String SURVEY = "after-sale-survey";
    private static final String REMINDER = "after-sale-survey-reminder";
    private static final String REFERRAL = "after-sale-referral";
    private static final String MAINTENANCE = "after-sale-maintenance";
    private static final String RETURNED = "after-sale-return-received";

    @Autowired
    JourneyDriver journey;

    @Autowired
    EventsDriver events;

    @Autowired
    SurveyDriver surveyDriver;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyList list;

    @Autowired
    Benefits benefits;

    @Autowired
    Customers customers;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String order = "SO-" + UUID.randomUUID();

    @BeforeEach
    void itIsMondayMorningAndAnnaHasOrdered() {
        clock.set(MONDAY_TEN);
        registers("en");
        orders(order);
    }

    @Test
    void thanksForTheOrderAndAsksAWeekAfterItsDelivery() {
        delivered(true)
                .expectAt("1 day to unpack")
                .expectMails()
                .timePasses(Duration.ofDays(1))
                .expectMails(THANKS)
                .expectAt("6 days to try it")
                .timePasses(Duration.ofDays(6))
                .expectMails(THANKS, SURVEY)
                .expectAt("Answer or silence?");

        assertThat(text(THANKS)).contains(order);
        assertThat(text(SURVEY)).contains(order, surveyDriver.page(asked().ref()) + "?score=1");
    }

    @Test
    void aHappyCustomerIsThankedWithPointsAndRemindedOfTheCareForWhatLasts() {
        afterAWeek(true);
        answers(5, null)
                .expectMails(THANKS, SURVEY, REFERRAL)
                .expectAt("180 days of use")
                .timePasses(Duration.ofDays(180))
                .expectMails(THANKS, SURVEY, REFERRAL, MAINTENANCE)
                .expectEnded("Cared for");

        assertThat(benefits.balance(id())).isEqualTo(100);
        assertThat(journey.story(anna)).containsOnlyOnce("survey-answered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "null"})
    void whatDoesNotLastNeedsNoCareLater(String durable) {
        afterAWeek(durable.equals("null") ? null : Boolean.FALSE);

        answers(4, null).expectEnded("Cared for").expectMails(THANKS, SURVEY, REFERRAL);
    }

    @Test
    void pointsComeOnlyWithTheMailThatMayBringThem() {
        journey.was(
                "consent.withdrawn", anna, Map.of("purpose", "marketing", "channel", "email", "source", "telephone"));
        afterAWeek(false);

        answers(5, null).expectEnded("Cared for");

        assertThat(benefits.balance(id())).isZero();
    }

    @Test
    void aThreeIsNeitherGoodNorBad() {
        afterAWeek(true);

        answers(3, "So-so, really").expectEnded("Neutral").expectMails(THANKS, SURVEY);
    }

    @Test
    void anAnswerCountsOnlyWhenItHasSettled() {
        var walk = afterAWeek(true);
        surveys.answer(asked().ref(), 1, null);
        settlesAfter(Duration.ofMinutes(29)).expectAt("Answer or silence?");
        surveys.answer(asked().ref(), 4, null);
        settlesAfter(Duration.ofMinutes(29)).expectAt("Answer or silence?");

        settlesAfter(Duration.ofMinutes(1));

        walk.expectAt("180 days of use").expectMails(THANKS, SURVEY, REFERRAL);
        assertThat(journey.story(anna)).doesNotContain("call-booked");
    }

    @Test
    void whoDoesNotAnswerIsRemindedOnceAndThenLeftInPeace() {
        afterAWeek(true)
                .timePasses(Duration.ofDays(5))
                .expectMails(THANKS, SURVEY, REMINDER)
                .expectAt("Answer after all?")
                .timePasses(Duration.ofDays(5))
                .expectEnded("No answer")
                .expectMails(THANKS, SURVEY, REMINDER);

        surveyDriver.passes(Duration.ZERO);
        assertThat(asked().state(clock.instant())).isEqualTo(SurveyState.EXPIRED);
        assertThat(text(REMINDER)).contains(order, surveyDriver.page(asked().ref()) + "?score=5");
    }

    @Test
    void whoAnswersAfterTheReminderIsHeardAllTheSame() {
        afterAWeek(false).timePasses(Duration.ofDays(6));

        answers(5, null).expectEnded("Cared for").expectMails(THANKS, SURVEY, REMINDER, REFERRAL);
    }

    @Test
    void anAnswerAtTheLastMomentOfTheQuestionSettlesBeforeTheJourneyStopsWaiting() {
        afterAWeek(false).timePasses(Duration.ofDays(5));
        var untilItCloses =
                Duration.between(clock.instant(), asked().expiresAt().minusSeconds(1));
        journey.on("after-sale", anna).timePasses(untilItCloses);
        surveys.answer(asked().ref(), 3, null);
        settlesAfter(Duration.ofMinutes(20));
        surveys.answer(asked().ref(), 5, null);

        settlesAfter(Duration.ofMinutes(30)).expectEnded("Cared for");
    }

    @Test
    void anUnhappyCustomerIsCalledWithinEightWorkingHoursAndWonBack() {
        afterAWeek(true);

        answers(2, "The lid is loose").expectTask(CALL);
        assertThat(within()).isEqualTo("PT8H");

        then(Map.of("callResult", "reached", "complaintWanted", false))
                .expectEnded("Recovered")
                .expectMails(THANKS, SURVEY);
        assertThat(raised()).isEmpty();
        assertThat(journey.story(anna)).contains("call-booked", "call-done");
    }

    @Test
    void anUnhappyCustomerOfTierAIsCalledWithinFour() {
        isOfTierA();
        afterAWeek(true);

        answers(1, null).expectTask(CALL);

        assertThat(within()).isEqualTo("PT4H");
    }

    @Test
    void whoWantsToComplainHasTheirComplaintOpened() {
        afterAWeek(true);
        answers(1, null).expectTask(CALL);

        then(Map.of("callResult", "reached", "complaintWanted", true, "complaintCategory", "quality"))
                .expectEnded("Complaint raised");

        assertThat(raised())
                .singleElement()
                .satisfies(data -> assertThat(data)
                        .contains(
                                "\"complaintRef\":\"%s\"".formatted(asked().ref()),
                                "\"category\":\"quality\"",
                                "\"orderRef\":\"%s\"".formatted(order),
                                "\"channel\":\"phone\""));
    }

    @Test
    void whoCannotBeReachedIsNotForgottenAsRecovered() {
        afterAWeek(true);
        answers(1, null).expectTask(CALL);

        then(Map.of("callResult", "wrongNumber", "complaintWanted", false)).expectEnded("Not reached");
    }

    @Test
    void whoHasNoPhoneIsNotReached() {
        var bert = "bert-" + UUID.randomUUID();
        journey.was("customer.registered", bert, Map.of("email", bert + "@example.com", "locale", "zh-CN"));
        var walk = journey.on("after-sale", bert)
                .happens("order.delivered", Map.of("orderRef", order + "-b"))
                .timePasses(Duration.ofDays(7));
        surveys.answer(asked(bert).ref(), 1, null);
        surveyDriver.passes(Duration.ofMinutes(30));
        events.handleAll();

        walk.timePasses(Duration.ZERO).expectEnded("Not reached");
    }

    @Test
    void whoCannotBeWrittenToIsNotAsked() {
        var carl = "carl-" + UUID.randomUUID();
        journey.was("customer.registered", carl, Map.of("phone", "+8613800138001"));

        journey.on("after-sale", carl)
                .happens("order.delivered", Map.of("orderRef", order + "-c"))
                .timePasses(Duration.ofDays(7))
                .expectEnded("Not asked");
        assertThat(list.of(customers.get(new CustomerRef(carl)).id(), 5)).isEmpty();
    }

    @Test
    void anOrderThatComesBackEndsItWhereverItStands() {
        delivered(true)
                .happens("order.returned", Map.of("orderRef", order, "reason", "too large"))
                .expectEnded("Returned")
                .expectMails(RETURNED)
                .timePasses(Duration.ofDays(20))
                .expectMails(RETURNED);
        assertThat(text(RETURNED)).contains(order);
    }

    @Test
    void anOrderThatComesBackDuringTheCallGivesItsPlaceBack() {
        afterAWeek(true);
        answers(1, null)
                .expectTask(CALL)
                .happens("order.returned", Map.of("orderRef", order, "reason", "broken"))
                .expectEnded("Returned");

        assertThat(jdbc.sql("select state from callback where customer_id = ?")
                        .param(id().value())
                        .query(String.class)
                        .list())
                .containsExactly("RELEASED");
    }

    @Test
    void anotherOrderThatComesBackIsNotMeant() {
        delivered(true)
                .happens("order.returned", Map.of("orderRef", "another one", "reason", "too large"))
                .expectAt("1 day to unpack");
    }

    @Test
    void eachOrderIsCaredForOnce() {
        var second = "SO-" + UUID.randomUUID();
        orders(second);
        delivered(true)
                .happens("order.delivered", Map.of("orderRef", order))
                .happens("order.delivered", Map.of("orderRef", second))
                .timePasses(Duration.ofDays(1))
                .expectMails(THANKS, THANKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000123456789", "#1001", "订单-8", "A/17 b", "+8613812345678", "九"})
    void anOrderOfWhateverNameGoesFromItsEventToItsLastMail(String shape) {
        goesAllTheWay(shape.equals("九") ? "九".repeat(100) : shape);
    }

    private void goesAllTheWay(String ref) {
        jdbc.sql("delete from customer_order where ref = ?").param(ref).update();
        orders(ref);
        journey.on("after-sale", anna)
                .happens("order.delivered", Map.of("orderRef", ref, "durable", true))
                .timePasses(Duration.ofDays(7));
        assertThat(asked().about()).isEqualTo(ref);
        assertThat(text(THANKS)).contains(ref);
        assertThat(text(SURVEY)).contains(ref);
        answers(5, null).timePasses(Duration.ofDays(180)).expectEnded("Cared for");
        assertThat(text(MAINTENANCE)).contains(ref);
        jdbc.sql("delete from customer_order where ref = ?").param(ref).update();
    }

    @Test
    void speaksChineseToWhoReadsIt() {
        registers("zh-CN");
        afterAWeek(true);
        answers(5, null).timePasses(Duration.ofDays(180));

        assertThat(text(THANKS)).contains("已经送到");
        assertThat(text(SURVEY)).contains("非常不满意");
        assertThat(text(REFERRAL)).contains("100 积分");
        assertThat(text(MAINTENANCE)).contains("保养");
    }

    private void registers(String locale) {
        journey.was(
                "customer.registered",
                anna,
                Map.of(
                        "email",
                        anna + "@example.com",
                        "phone",
                        "+8613800138000",
                        "locale",
                        locale,
                        "zone",
                        "Asia/Shanghai",
                        "consents",
                        List.of(Map.of("purpose", "marketing", "channel", "email"))));
    }

    private void orders(String ref) {
        journey.was("order.placed", anna, Map.of("orderRef", ref, "amount", "298.00", "currency", "CNY"));
    }

    private Walk delivered(@Nullable Boolean durable) {
        var data = new HashMap<String, Object>(Map.of("orderRef", order));
        if (durable != null) {
            data.put("durable", durable);
        }
        return journey.on("after-sale", anna).happens("order.delivered", data);
    }

    private Walk afterAWeek(@Nullable Boolean durable) {
        return delivered(durable).timePasses(Duration.ofDays(7)).expectMails(THANKS, SURVEY);
    }

    /** The customer answers on the page, and changes nothing any more. */
    private Walk answers(int score, @Nullable String comment) {
        surveys.answer(asked().ref(), score, comment);
        return settlesAfter(Survey.SETTLES_AFTER);
    }

    private Walk settlesAfter(Duration time) {
        surveyDriver.passes(time);
        events.handleAll();
        return journey.on("after-sale", anna).timePasses(Duration.ZERO);
    }

    /** Somebody completes the call; what it raises is handled. */
    private Walk then(Map<String, ?> answers) {
        var walk = journey.on("after-sale", anna).completeWith(answers);
        events.handleAll();
        return walk.timePasses(Duration.ZERO);
    }

    private void isOfTierA() {
        jdbc.sql("delete from customer_value where customer_id = ?")
                .param(id().value())
                .update();
        jdbc.sql("""
                        insert into customer_value (customer_id, tier, label, window_orders, window_spend, last_day,
                            purchase_days, since, run)
                        values (?, 'A', 'key', 1, 298, 20000, 1, current_timestamp, 0)""").param(id().value()).update();
    }

    private String within() {
        return jdbc.sql("""
                        select v.text_ from act_ru_variable v
                        join act_ru_execution called on called.id_ = v.proc_inst_id_
                        join act_ru_execution calling on calling.id_ = called.super_exec_
                        join journey_instance i on i.id = calling.proc_inst_id_
                        where v.name_ = 'within' and i.customer_id = ?""").param(id().value()).query(String.class).single();
    }

    private List<String> raised() {
        return jdbc.sql("select data from inbox_event where type = 'complaint.received' and subject = ?")
                .param(anna)
                .query(String.class)
                .list();
    }

    private Survey asked() {
        return asked(anna);
    }

    private Survey asked(String customer) {
        return list.of(customers.get(new CustomerRef(customer)).id(), 1).get(0);
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
