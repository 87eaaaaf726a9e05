package io.wayline.studio.web.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.journey.catalogue.CatalogueDriver;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.Publisher.Change;
import io.wayline.journey.catalogue.plan.PlanDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** From a changed drawing to the next customer on it, and back. */
@BrowserTest
class PublishPagesTests {

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    PlanDriver plans;

    @Autowired
    Publisher publisher;

    @Autowired
    JourneyDriver journey;

    @Autowired
    Journeys journeys;

    @Autowired
    SettableClock clock;

    @Autowired
    ZoneId zone;

    private final String key = "tea-" + Letters.some();
    private final Set<String> known = new HashSet<>();
    private final String path = "/studio/catalogue/journey/" + key;

    @AfterEach
    void nothingIsLeft() {
        plans.forget(key);
        catalogue.forget(key);
    }

    @Test
    void aChangeIsComparedPublishedForTomorrowAtNineAndRolledBack(Visitor he) {
        catalogue.startsWith(key, Map.of(key + ".bpmn", brewed("PT1H")));
        var first = orders();
        var page = he.signIn("he", Look.DESK);
        drafts(page, brewed("WORKING P2D"));

        page.navigate(path + "/compare");
        assertThat(page.locator("[data-diagram][data-drawn]")).hasCount(2);
        assertThat(page.locator("#change-1")).containsText("“Brew” waits 2 working days, was 1 hour.");
        page.locator("#change-1 button").focus();
        page.keyboard().press("Enter");
        for (var side : new String[] {"before", "after"}) {
            assertThat(page.locator("[data-side=" + side + "] g[data-element-id=Event_Brew]"))
                    .hasClass(Pattern.compile("wl-changed.*wl-chosen"));
        }
        he.screenshot(page, "compare");
        page.locator("[data-side=after] g[data-element-id=Event_Brew] .djs-hit")
                .first()
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("#change-1 button")).isFocused();

        page.locator("a[href$='/publish']").click();
        assertThat(page.locator("#main")).containsText("“Brew” waits 2 working days, was 1 hour.");
        assertThat(page.locator("#main")).containsText("One customer is on the journey now.");
        assertThat(page.locator("main tbody tr")).containsText("1 on version 1");
        page.locator("#reason").fill("Guests wait gladly");
        page.locator("input[name=when][value=later]").check();
        var at = LocalDateTime.ofInstant(clock.instant(), zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(9, 0);
        page.locator("#at").fill(at.toString());
        he.screenshot(page, "publish");
        page.locator("form[action$='/publish'] .btn-primary").click();
        assertThat(page.locator("#plan-title")).hasText("Waits for its time");
        assertThat(page.locator("#main")).containsText("09:00");
        page.navigate(path);
        assertThat(page.locator(".wl-notice")).containsText("A publication waits");

        clock.set(at.atZone(zone).toInstant().plus(Duration.ofSeconds(5)));
        plans.nodeLooks();
        var second = orders();
        Assertions.assertThat(versionOf(first)).isEqualTo(1);
        Assertions.assertThat(versionOf(second)).isEqualTo(2);

        page.navigate(path + "/publish");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Roll back to version 1"))
                .first()
                .click();
        assertThat(page.locator("#roll-back")).containsText("stay on the version on which they are");
        he.screenshot(page, "roll-back");
        page.locator("#roll-back .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Version 3 counts now");
        Assertions.assertThat(versionOf(orders())).isEqualTo(3);
        Assertions.assertThat(versionOf(second)).isEqualTo(2);
    }

    @Test
    void whatAColleagueWantsToPublishIsConfirmedByAnotherPerson(Visitor he, Visitor shen) {
        catalogue.startsWith(key, Map.of(key + ".bpmn", brewed("PT1H")));
        asked("lin", "PT2H");
        var page = he.signIn("he", Look.DESK);

        page.navigate("/studio/catalogue/waiting");
        page.locator("main tr", new Page.LocatorOptions().setHasText("Two hours are better"))
                .locator("a")
                .click();
        assertThat(page.locator("#plan-title")).hasText("Waits for a second person");
        page.locator("[data-opens=decline]").click();
        page.locator("#decline-reason").fill("Too long");
        page.locator("#decline .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Declined");

        asked("lin", "PT3H");
        var seen = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        seen.navigate(path + "/publish");
        assertThat(seen.locator("#plan-title")).hasText("等待第二人确认");
        assertThat(seen.locator("[data-opens=confirm]")).hasCount(0);
        shen.screenshot(seen, "publish-phone-dark-zh-CN");

        page.navigate(path + "/publish");
        page.locator("[data-opens=confirm]").click();
        page.locator("#confirm .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Version 2 counts now");
    }

    @Test
    void nobodyConfirmsTheirOwnAndWhatWasRefusedIsRead(Visitor he) {
        catalogue.startsWith(key, Map.of(key + ".bpmn", brewed("PT1H")));
        asked("he", "PT2H");
        var page = he.signIn("he", Look.DESK);
        page.navigate(path + "/publish");
        assertThat(page.locator("#main")).containsText("a colleague of operations has to confirm it");
        assertThat(page.locator("[data-opens=confirm]")).hasCount(0);
        page.locator("[data-opens=cancel]").click();
        page.locator("#cancel .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Taken back");

        var answer = plans.onePerson()
                .ask(change("PT2H"), ask("he", 1), null, clock.instant().plusSeconds(3600));
        Assertions.assertThat(answer.plan()).isNotNull();
        publisher.publish(change("PT3H"), ask("shen", 1));
        clock.advance(Duration.ofHours(2));
        plans.nodeLooks();
        page.navigate("/studio/catalogue/waiting");
        page.locator("main tr", new Page.LocatorOptions().setHasText("Two hours are better"))
                .locator("a")
                .click();
        assertThat(page.locator("#news-title")).isVisible();
        assertThat(page.locator("#main")).containsText("another version counted than the one that was looked at");
        he.screenshot(page, "publish-refused");
        page.locator("form[action$='/read'] button").click();
        assertThat(page.locator("#news-title")).hasCount(0);
    }

    @Test
    void whatWasNeverPublishedIsLookedAtAndConfirmedToo(Visitor he) {
        plans.twoPeople().ask(change("PT2H"), ask("lin", 0), null, null);
        var page = he.signIn("he", Look.DESK);

        page.navigate(path + "/publish");
        assertThat(page.locator("h1")).hasText("Publish Tea");
        assertThat(page.locator("#main")).containsText("all of it is new");
        page.locator("[data-opens=confirm]").click();
        page.locator("#confirm .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Version 1 counts now");
    }

    @Test
    void whatIsRefusedComesBackAsItWasTypedWithTheFaultAtItsField(Visitor he) {
        catalogue.startsWith(key, Map.of(key + ".bpmn", brewed("PT1H")));
        var page = he.signIn("he", Look.DESK);
        drafts(page, brewed("PT2H"));
        page.navigate(path + "/publish");
        page.locator("#reason").fill("Guests wait gladly");
        page.locator("input[name=when][value=later]").check();
        page.locator("#at").fill("2020-02-02T09:00");
        he.expect(422);
        page.locator("form[action$='/publish'] .btn-primary").click();

        assertThat(page.locator("#at-note")).containsText("a time that is still to come");
        assertThat(page.locator("#at")).hasClass(Pattern.compile("is-invalid"));
        assertThat(page.locator("#at")).hasValue("2020-02-02T09:00");
        assertThat(page.locator("#reason")).hasValue("Guests wait gladly");
        assertThat(page.locator("input[name=when][value=later]")).isChecked();
        assertThat(page.locator("#main")).containsText("“Brew” waits 2 hours, was 1 hour.");
        he.screenshot(page, "publish-wrong-time");

        page.locator("#reason").fill("   ");
        page.locator("input[name=when][value=now]").check();
        he.expect(422);
        page.locator("form[action$='/publish'] .btn-primary").click();
        assertThat(page.locator("#reason-note")).containsText("the reason is missing");
        assertThat(page.locator("#reason")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#at-note")).not().containsText("still to come");

        page.locator("#reason").fill("Guests wait gladly");
        page.locator("form[action$='/publish'] .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Version 2 counts now");
    }

    @Test
    void whoAskedIsToldWhatBecameOfIt(Visitor he) {
        catalogue.startsWith(key, Map.of(key + ".bpmn", brewed("PT1H")));
        var item = new ItemId(ItemKind.JOURNEY, key);
        var page = he.signIn("he", Look.DESK);
        asked("he", "PT2H");
        plans.twoPeople()
                .decline(item, plans.twoPeople().open(item).orElseThrow().id(), "shen", "Too long");

        page.navigate("/");
        page.locator(".wl-known a[href='/studio/catalogue/waiting']").click();
        page.locator("main tr", new Page.LocatorOptions().setHasText("Two hours are better"))
                .locator("a")
                .click();
        assertThat(page.locator("#ended-title")).hasText("What you asked for was declined");
        assertThat(page.locator("#main")).containsText("Shen Qiao declined: Too long");
        he.screenshot(page, "publish-declined");
        page.locator("form[action$='/read'] button").click();
        assertThat(page.locator("#ended-title")).hasCount(0);

        plans.onePerson()
                .ask(change("PT3H"), ask("he", 1), null, clock.instant().plusSeconds(3600));
        clock.advance(Duration.ofHours(2));
        plans.nodeLooks();
        page.navigate(path + "/publish");
        assertThat(page.locator("#ended-title")).hasText("What you asked for was published");
        assertThat(page.locator("#main")).containsText("It is version 2.");
    }

    private void asked(String by, String wait) {
        plans.twoPeople().ask(change(wait), ask(by, 1), null, null);
    }

    private Change change(String wait) {
        return new Change(new ItemId(ItemKind.JOURNEY, key), key, new ModelContent(brewed(wait), null, null));
    }

    private static Ask ask(String by, int seen) {
        return new Ask(Origin.STUDIO, by, "Two hours are better", seen);
    }

    private void drafts(Page page, String drawing) {
        page.navigate(path);
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(key + ".bpmn", "application/xml", drawing.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("form[data-taken]")).hasCount(1);
        page.locator("[data-save]").click();
        assertThat(page.locator("#found")).not().containsText("Error");
        assertThat(page.locator("a[data-key=p]")).isVisible();
    }

    /** A new customer orders tea. */
    private String orders() {
        var customer = "c-" + UUID.randomUUID();
        journey.happens(
                "customer.registered", customer, Map.of("name", "Ida Falk", "email", customer + "@example.com"));
        journey.happens("tea.ordered", customer, Map.of());
        return journeys.instances(key, false, null, 50, Locale.ENGLISH).items().stream()
                .map(Instance::id)
                .filter(id -> !known.contains(id))
                .peek(known::add)
                .findFirst()
                .orElseThrow();
    }

    private int versionOf(String instance) {
        return journeys.instances(key, false, null, 50, Locale.ENGLISH).items().stream()
                .filter(each -> each.id().equals(instance))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private String brewed(String wait) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Tea" targetNamespace="tea">
                  <message id="Message_TeaOrdered" name="tea.ordered"/>
                  <process id="%s" name="Tea" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <documentation>Purpose: somebody gets tea.</documentation>
                    <extensionElements>
                      <camunda:properties><camunda:property name="reEntry" value="always"/></camunda:properties>
                    </extensionElements>
                    <startEvent id="StartEvent_Ordered" name="Tea ordered"><outgoing>Flow_Brew</outgoing>
                      <messageEventDefinition id="Start_Ordered" messageRef="Message_TeaOrdered"/></startEvent>
                    <sequenceFlow id="Flow_Brew" sourceRef="StartEvent_Ordered" targetRef="Event_Brew"/>
                    <intermediateCatchEvent id="Event_Brew" name="Brew"><incoming>Flow_Brew</incoming>
                      <outgoing>Flow_Drink</outgoing>
                      <timerEventDefinition id="Timer_Brew"><timeDuration>%s</timeDuration></timerEventDefinition>
                    </intermediateCatchEvent>
                    <sequenceFlow id="Flow_Drink" sourceRef="Event_Brew" targetRef="EndEvent_Refreshed"/>
                    <endEvent id="EndEvent_Refreshed" name="Refreshed"><incoming>Flow_Drink</incoming></endEvent>
                  </process>
                  <bpmndi:BPMNDiagram id="Diagram_Tea"><bpmndi:BPMNPlane id="Plane_Tea" bpmnElement="%s">
                    <bpmndi:BPMNShape id="Start_di" bpmnElement="StartEvent_Ordered"><dc:Bounds x="100" y="100" width="36" height="36"/></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="Brew_di" bpmnElement="Event_Brew"><dc:Bounds x="240" y="100" width="36" height="36"/></bpmndi:BPMNShape>
                    <bpmndi:BPMNShape id="End_di" bpmnElement="EndEvent_Refreshed"><dc:Bounds x="380" y="100" width="36" height="36"/></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="Brew_e" bpmnElement="Flow_Brew"><di:waypoint x="136" y="118"/><di:waypoint x="240" y="118"/></bpmndi:BPMNEdge>
                    <bpmndi:BPMNEdge id="Drink_e" bpmnElement="Flow_Drink"><di:waypoint x="276" y="118"/><di:waypoint x="380" y="118"/></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </definitions>""".formatted(key, wait, key);
    }
}
