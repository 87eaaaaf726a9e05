package io.wayline.studio.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.statistics.past.PassageDriver;
import io.wayline.journey.statistics.past.PassageDriver.Stop;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The layers of a journey: chosen, in the address, in the table, by keys, and the people behind the figures. */
@BrowserTest
class JourneyLayersTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int WAYS = 40;

    @Autowired
    JourneyDriver journey;

    @Autowired
    PassageDriver passages;

    @Autowired
    FailingStep failing;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private static final Duration BACK = Duration.ofDays(380);

    private final List<String> ways = new ArrayList<>();
    private final String name = "Noa " + UUID.randomUUID();
    private String customer = "";
    private String definition = "";

    @BeforeEach
    void someHaveGoneTheWayBefore() {
        journey.happens(
                "customer.registered", "l-" + UUID.randomUUID(), Map.of("email", "layer@example.com", "name", name));
        var way = jdbc.sql("""
                        select i.customer_id, i.definition_id from journey_instance i
                        join customer c on cast(c.id as varchar(36)) = i.customer_id
                        where c.name = ? and i.journey = 'onboarding'""")
                .param(name)
                .query((row, number) -> List.of(row.getString("customer_id"), row.getString("definition_id")))
                .single();
        customer = way.get(0);
        definition = way.get(1);
        for (var number = 0; number < WAYS; number++) {
            ways.add(passages.gone("onboarding", definition, customer, began(number), number % 20 == 0, stops(number)));
        }
        passages.countAnew("onboarding");
    }

    @AfterEach
    void theyAreForgotten() {
        ways.forEach(passages::forget);
        passages.countAnew("onboarding");
    }

    private Instant began(int number) {
        return clock.instant().minus(BACK).plus(Duration.ofHours(number));
    }

    /** Days on which nobody else has gone that way. */
    private String days() {
        var first = LocalDate.ofInstant(clock.instant().minus(BACK), ZoneOffset.UTC);
        return "&from=%s&to=%s".formatted(first.minusDays(1), first.plusDays(25));
    }

    /** One of twenty is ended by somebody, a quarter buys in the first days, the others wait on. */
    private static List<Stop> stops(int number) {
        var stops = new ArrayList<>(List.of(
                Stop.at("StartEvent_CustomerRegistered", Duration.ZERO),
                Stop.at("Task_AssessCustomer", Duration.ofMillis(400)),
                Stop.at("Task_SendWelcome", SECOND.multipliedBy(30 + number))));
        if (number % 20 == 0) {
            stops.add(Stop.off("Event_SettledIn", Duration.ofDays(2)));
        } else if (number % 4 == 1) {
            stops.add(Stop.off("Event_SettledIn", Duration.ofDays(1)));
            stops.add(Stop.at("Event_FirstOrderPlaced", Duration.ZERO));
            stops.add(Stop.at("Task_GrantWelcomePoints", SECOND));
            stops.add(Stop.at("EndEvent_CustomerActivated", Duration.ZERO));
        } else {
            stops.add(Stop.at("Event_SettledIn", Duration.ofDays(6)));
            stops.add(Stop.at("Task_SendFirstSteps", SECOND.multipliedBy(20)));
            stops.add(Stop.at("Event_WeekToChoose", Duration.ofDays(7)));
            stops.add(Stop.at("Task_MakeDormant", SECOND));
            stops.add(Stop.at("EndEvent_CustomerDormant", Duration.ZERO));
        }
        return stops;
    }

    @Test
    void changesTheLayerInPlaceAndInTheAddress(Visitor he) {
        var page = open(he, Look.DESK, "?layer=now" + days());
        page.evaluate("document.querySelector('.wl-canvas svg').dataset.same = 'yes'");

        page.locator("#layer-time").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#where")).hasText("How long it takes");
        assertThat(page).hasURL(Pattern.compile("layer=time"));
        assertThat(page.locator("#layer-time")).isFocused();
        assertThat(page.locator("#layer-time")).hasAttribute("aria-current", "true");
        assertThat(step(page, "Event_SettledIn"))
                .hasAttribute("aria-label", Pattern.compile("Time to look around, 6 d · 6 d"));
        assertThat(step(page, "Event_SettledIn")).hasClass(Pattern.compile("wl-heat-3"));
        assertThat(row(page, "Time to look around")).containsText("6 d");
        assertThat(page.locator(".wl-canvas svg[data-same=yes]")).hasCount(1);
        he.screenshot(page, "layer-time");

        page.locator("#layer-drop-off").click();
        assertThat(page.locator("#where")).hasText("Where they did not go on");
        assertThat(row(page, "Time to look around")).containsText("30%");
        assertThat(step(page, "Event_SettledIn")).hasAttribute("aria-label", Pattern.compile("30%"));
        he.screenshot(page, "layer-drop-off");

        page.locator("#layer-through").click();
        assertThat(page.locator("#where")).hasText("How many came by");
        he.screenshot(page, "layer-through");

        page.goBack();
        assertThat(page.locator("#where")).hasText("Where they did not go on");
        page.goBack();
        assertThat(page.locator("#where")).hasText("How long it takes");
    }

    @Test
    void countsAnotherPeriodAndOneVersion(Visitor he) {
        var page = open(he, Look.DESK, "?layer=through" + days());
        var came = row(page, "Send first steps").locator("td").first();
        assertThat(came).hasText("28");

        page.locator("#layer-period").selectOption("7");
        assertThat(page).hasURL(Pattern.compile("period=7"));
        assertThat(page.locator("#layer-period")).hasValue("7");

        page.locator("details.wl-other-days summary").click();
        page.locator("details.wl-other-days button").click();
        assertThat(page).hasURL(Pattern.compile("from=.*to="));
        assertThat(page.locator("#layer-period")).containsText("–");

        page.navigate("/journeys/onboarding?layer=through&version=" + definition.split(":")[1] + days());
        assertThat(came).hasText("28");
    }

    @Test
    void sortsTheTableByAColumn(Visitor he) {
        var page = open(he, Look.DESK, "?layer=time" + days());

        page.locator("#sort-typical").click();

        assertThat(page.locator("#journey-steps th[aria-sort=descending]")).containsText("Half within");
        assertThat(page.locator("#journey-steps tbody tr").first()).containsText("7 d");
        assertThat(page).hasURL(Pattern.compile("sort=typical"));
    }

    @Test
    void leadsFromAFigureToThePeopleAndTheirWay(Visitor he) {
        var page = open(he, Look.DESK, "?layer=drop-off" + days());

        row(page, "Time to look around").locator("td a").first().click();

        assertThat(page.locator("#step")).hasText("Time to look around");
        assertThat(page.locator("#inspector tbody tr")).hasCount(12);
        assertThat(page.locator("#inspector tbody")).containsText(name);
        assertThat(page.locator("#inspector tbody tr").first()).containsText("did not go on");
        he.screenshot(page, "layer-people");

        page.locator("#inspector .wl-chips a")
                .getByText(Pattern.compile("^Left, "))
                .click();
        assertThat(page.locator("#inspector tbody tr")).hasCount(20);
        page.locator("#inspector a[rel=next]").click();
        assertThat(page.locator("#inspector tbody tr")).hasCount(20);
        assertThat(page.locator("#inspector a[rel=next]")).hasCount(0);

        page.locator("#inspector tbody tr td a").first().click();
        assertThat(page.locator("[data-diagram][data-drawn]")).isVisible();
        assertThat(page.locator(".wl-stands")).containsText(Pattern.compile("Ended: Customer (dormant|activated)"));
        he.screenshot(page, "layer-instance-ended");
    }

    @Test
    void tellsWhatIsTriedAgainFromWhatHasFailedForGood(Visitor he) {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        var deployment = failing.manyFail(3);
        failing.failure = null;
        management
                .createJobQuery()
                .processDefinitionKey("failing")
                .listPage(0, 2)
                .forEach(job -> management.setJobRetries(job.getId(), 2));
        var page = he.signIn("he", Look.DESK);

        page.navigate("/journeys/failing?step=Task_Failing");
        drawn(page);

        assertThat(page.locator(".wl-badges .wl-count-failed")).hasText("! 1");
        assertThat(page.locator(".wl-badges .wl-count-retried")).hasText("↻ 2");
        assertThat(step(page, "Task_Failing")).hasAttribute("aria-label", Pattern.compile("2 being retried"));
        he.screenshot(page, "layer-retried");
        failing.forget(deployment);
    }

    @Test
    void fitsAPhoneAndTheDarkAndChinese(Visitor he) {
        for (var look :
                List.of(Look.PHONE, Look.PHONE.inTheDark().inChinese(), Look.DESK.inTheDark(), Look.DESK.inChinese())) {
            var page = open(he, look, "?layer=time");
            he.screenshot(page, "layer-time" + look.suffix());
            page.navigate("/journeys/onboarding?layer=drop-off&step=Event_SettledIn&who=off");
            drawn(page);
            he.screenshot(page, "layer-drop-off" + look.suffix());
        }
    }

    @Test
    void saysWhatIsWrongWithAnAddress(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        he.expect(422);

        page.navigate("/journeys/onboarding?layer=heat");

        assertThat(page.locator("main")).containsText("Something in the address or the form was not as it should be.");
    }

    private static Page open(Visitor visitor, Look look, String query) {
        var page = visitor.signIn("he", look);
        page.navigate("/journeys/onboarding" + query);
        drawn(page);
        return page;
    }

    private static Locator step(Page page, String element) {
        return page.locator("g.djs-element[data-element-id=" + element + "]");
    }

    private static Locator row(Page page, String step) {
        return page.locator("#journey-steps tbody tr", new Page.LocatorOptions().setHasText(step))
                .first();
    }

    private static void drawn(Page page) {
        assertThat(page.locator("[data-diagram][data-drawn]")).isVisible();
    }
}
