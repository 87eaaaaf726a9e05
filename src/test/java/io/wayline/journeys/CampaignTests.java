package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.benefit.Benefits;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.Customers;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.staff.Accounts;
import io.wayline.staff.absence.Absence;
import io.wayline.staff.absence.Absences;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What campaigns do for one customer, each begun by an invitation into it. */
@DatabaseTest
@QuietDatabase
class CampaignTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final String VISIT = "Visit the customer";

    @Autowired
    JourneyDriver journey;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Customers customers;

    @Autowired
    Benefits benefits;

    @Autowired
    Messages messages;

    @Autowired
    Accounts accounts;

    @Autowired
    Absences absences;

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
    void aBirthdayIsGreetedWithASmallPresent() {
        registers("en", "email");

        invited("birthday-greeting").expectEnded("Greeted").expectMails("birthday-greeting");

        assertThat(benefits.balance(id())).isEqualTo(50);
        assertThat(text("birthday-greeting")).contains("Happy birthday", "50 points");
    }

    @Test
    void aBirthdayIsGreetedOnceAYearHoweverItIsChanged() {
        registers("en", "email");

        invited("birthday-greeting");
        invited("birthday-greeting").expectMails("birthday-greeting");
        clock.advance(Duration.ofDays(301));
        invited("birthday-greeting").expectMails("birthday-greeting", "birthday-greeting");
    }

    @ParameterizedTest
    @CsvSource({
        "birthday-greeting, Not greeted",
        "seasonal-greeting, Not greeted",
        "monthly-news-mail, News not sent",
    })
    void whoDidNotAgreeGetsNoMailAndNoPresent(String campaign, String end) {
        registers("en");

        invited(campaign).expectEnded(end);

        assertThat(benefits.balance(id())).isZero();
        assertThat(jdbc.sql("select state from outbox_message where customer_id = ?")
                        .param(id().value())
                        .query(String.class)
                        .list())
                .allMatch("SUPPRESSED"::equals);
    }

    @Test
    void aFeastIsGreetedByItsName() {
        clock.set(Instant.parse("2026-12-28T02:00:00Z"));
        registers("en", "email");

        invited("seasonal-greeting").expectEnded("Greeted").expectMails("seasonal-greeting");

        assertThat(text("seasonal-greeting")).contains("Happy New Year’s Day");
    }

    @Test
    void theNewsOfTheMonthIsSentOnceForEachRun() {
        registers("en", "email");
        var run = UUID.randomUUID().toString();

        invited("monthly-news-mail", run).expectEnded("News sent");
        invited("monthly-news-mail", run).expectMails("monthly-news");
        clock.advance(Duration.ofDays(28));
        invited("monthly-news-mail").expectMails("monthly-news", "monthly-news");
    }

    @Test
    void anInvitationIntoOneCampaignIsNoneIntoAnother() {
        registers("en", "email");

        invited("seasonal-greeting");

        journey.on("birthday-greeting", anna).expectNotEntered();
        journey.on("monthly-news-mail", anna).expectNotEntered();
        journey.on("key-customer-visit", anna).expectNotEntered();
    }

    @Test
    void speaksChineseToWhoReadsIt() {
        registers("zh-CN", "email");

        invited("birthday-greeting");
        invited("seasonal-greeting");
        invited("monthly-news-mail");

        assertThat(text("birthday-greeting")).contains("生日快乐", "50 积分");
        assertThat(text("seasonal-greeting")).contains("节日快乐");
        assertThat(text("monthly-news")).contains("这样用得更久");
    }

    @ParameterizedTest
    @CsvSource({"met, Customer visited", "notWanted, No visit wanted", "notDone, Not visited"})
    void aKeyCustomerIsVisited(String result, String end) {
        registers("en");
        isOfTier("A");

        invited("key-customer-visit")
                .expectTask(VISIT)
                .completeWith(Map.of("visitResult", result))
                .expectEnded(end)
                .expectMails();
    }

    @Test
    void theVisitIsOfWhoeverLooksAfterTheCustomer() {
        registers("en");
        driver.is(anna, "owner", "lin");
        isOfTier("A");

        invited("key-customer-visit").expectTask(VISIT);

        assertThat(visitor()).isEqualTo("lin");
    }

    @Test
    void theVisitWaitsInTheQueueWhileThatColleagueIsAway() {
        registers("en");
        driver.is(anna, "owner", "lin");
        isOfTier("A");
        var shen = accounts.find("shen").orElseThrow();
        var away = absences.record(
                new Absences.Wish(
                        UUID.randomUUID().toString(),
                        "lin",
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(2)),
                        Absence.HandsOver.NOTHING,
                        null),
                shen);
        try {
            invited("key-customer-visit").expectTask(VISIT);
        } finally {
            absences.end(away.id(), shen);
        }

        assertThat(visitor()).isNull();
    }

    @Test
    void whoIsNoKeyCustomerAnyMoreIsLeftOut() {
        registers("en");
        isOfTier("B");

        invited("key-customer-visit").expectEnded("No key customer now");
    }

    @Test
    void aVisitThatIsStillOpenIsNotAskedForTwice() {
        registers("en");
        isOfTier("A");

        invited("key-customer-visit").expectTask(VISIT);
        invited("key-customer-visit").completeWith(Map.of("visitResult", "met")).expectEnded("Customer visited");
    }

    private void registers(String locale, String... channels) {
        var data = new HashMap<String, Object>(
                Map.of("email", anna + "@example.com", "locale", locale, "zone", "Asia/Shanghai"));
        data.put(
                "consents",
                List.of(channels).stream()
                        .map(channel -> Map.of("purpose", "marketing", "channel", channel))
                        .toList());
        journey.was("customer.registered", anna, data);
    }

    private Walk invited(String campaign) {
        return invited(campaign, UUID.randomUUID().toString());
    }

    private Walk invited(String campaign, String run) {
        return journey.on(campaign, anna)
                .happens("campaign.invited", Map.of("campaign", campaign, "enrolmentRef", run));
    }

    private void isOfTier(String tier) {
        jdbc.sql("""
                        insert into customer_value (customer_id, tier, label, window_orders, window_spend, last_day,
                            purchase_days, since, run)
                        values (?, ?, 'key', 1, 298, 20000, 1, current_timestamp, 0)""").params(id().value(), tier).update();
    }

    private @Nullable String visitor() {
        return jdbc.sql("""
                        select assignee from work_item where customer_id = ? and name = ?""")
                .params(id().value(), VISIT)
                .query((row, number) -> Optional.ofNullable(row.getString("assignee")))
                .single()
                .orElse(null);
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
