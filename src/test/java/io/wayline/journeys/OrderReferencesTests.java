package io.wayline.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.journey.Drawn;
import io.wayline.journey.reference.References;
import io.wayline.message.MailFacts;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** An order may be called anything: its journey runs from the first event to the last mail, and nobody else's moves it. */
@DatabaseTest
class OrderReferencesTests {

    static final List<String> REFERENCES = List.of(
            "SO-26-118466",
            "1001",
            "000123",
            "1e3",
            "null",
            "true",
            "1000123456789",
            "110105201911281234",
            "13812345678",
            "+4915112345678",
            "anna@example.com",
            "#1001",
            "订单-8",
            "全部订单，请尽快发货。谢谢！",
            "SO 26 118466",
            "2026/11/8",
            "50%",
            "a\\b;c,d|e",
            "\"quoted\" 'twice'",
            "${customerId}",
            "<b>1001</b>",
            "📦-🎁",
            "طلب-١٢٣",
            "\u202E1001",
            "１０００１２３４５６７８９",
            "e\u0301te\u0301",
            "ref:0123456789abcdef0123456789abcdef",
            "9".repeat(100),
            "长".repeat(100),
            "📦".repeat(100));

    @Autowired
    JourneyDriver journey;

    @Autowired
    RepositoryService repository;

    @Autowired
    Customers customers;

    @Autowired
    References references;

    @Autowired
    List<MailFacts> facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void annaOrders() {
        deployment = repository
                .createDeployment()
                .addModelInstance("order-care.bpmn", care())
                .addModelInstance("order-way.bpmn", way())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        journey.was("customer.registered", anna, Map.of("email", anna + "@example.com", "locale", "en"));
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from customer_order where customer_id = ?")
                .param(id().value())
                .update();
        clock.advance(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @FieldSource("REFERENCES")
    void anOrderGoesFromItsEventToItsLastMail(String ref) {
        var walk = journey.on("order-care", anna).happens("order.placed", order(ref));
        assertThat(kept()).isEqualTo(References.isOrdinary(ref) ? ref : standIn(ref));
        walk.happens("order.shipped", Map.of("orderRef", "another one"))
                // before anybody waits for it: kept, and taken late
                .happens("order.delivered", Map.of("orderRef", ref))
                .happens("order.delivered", Map.of("orderRef", "another one"))
                .happens("order.placed", order(ref))
                .expectMails("onboarding-welcome");
        clock.advance(Duration.ofMinutes(5));

        // blanks at its ends are nobody's
        walk.happens("order.shipped", Map.of("orderRef", ref.length() < 90 ? "  " + ref + "\u00a0" : ref))
                .expectEnded("Delivered");

        walk.expectMails("onboarding-welcome", "onboarding-welcome");
        var keys = jdbc.sql(
                        "select once_key from outbox_message where customer_id = ? and origin_journey = 'order-care' order by id")
                .param(id().value())
                .query(String.class)
                .list();
        if (ref.length() < 190) {
            assertThat(keys).containsExactly("placed-" + ref, "delivered-" + ref);
        } else {
            assertThat(keys)
                    .hasSize(2)
                    .allMatch(key -> key.length() <= 200 && key.contains("-" + ref.substring(0, 100)));
        }
        assertThat(orderFacts(ref)).containsEntry("number", ref).containsEntry("currency", "CNY");
    }

    @ParameterizedTest
    @FieldSource("REFERENCES")
    void anEventAboutTheOrderEndsItWhereverItStands(String ref) {
        journey.on("order-care", anna)
                .happens("order.placed", order(ref))
                .happens("order.cancelled", Map.of("orderRef", "another one"))
                .happens("order.cancelled", Map.of("orderRef", ref))
                .expectEnded("Cancelled");
    }

    @Test
    void whatIsErasedSaysNothingAnyMore() {
        journey.on("order-care", anna).happens("order.placed", order("+8613987654321"));
        var kept = kept();
        assertThat(references.inFull("about " + kept)).isEqualTo("about +8613987654321");

        assertThat(references.erase(id())).isEqualTo(1);

        assertThat(references.erase(id())).isZero();
        assertThat(references.inFull(kept)).isEqualTo(kept).doesNotContain("8613987654321");
    }

    private static Map<String, Object> order(String ref) {
        return Map.of("orderRef", ref, "amount", "298.00", "currency", "CNY");
    }

    private Map<String, Object> orderFacts(String ref) {
        return facts.stream()
                .filter(each -> each.prefix().equals("order"))
                .findFirst()
                .orElseThrow()
                .of(id(), ref, Locale.ENGLISH);
    }

    /** What the engine has of the order. */
    private String kept() {
        return jdbc.sql("""
                        select distinct v.text_ from act_ru_variable v
                        join journey_instance i on i.id = v.proc_inst_id_
                        where v.name_ = 'orderRef' and i.customer_id = ?""").param(id().value()).query(String.class).single();
    }

    private String standIn(String ref) {
        return jdbc.sql("select stand_in from journey_reference where customer_id = ? and reference = ?")
                .params(id().value(), ref)
                .query(String.class)
                .single();
    }

    private CustomerId id() {
        return customers.get(new CustomerRef(anna)).id();
    }

    private static BpmnModelInstance care() {
        var process =
                Bpmn.createExecutableProcess("order-care").name("Order care").camundaHistoryTimeToLiveString("P30D");
        process.eventSubProcess("Cancelling")
                .name("Cancelled")
                .startEvent("Start_Cancelled")
                .message("order.cancelled")
                .endEvent("End_Cancelled")
                .name("Cancelled");
        var model = process.startEvent("Start_Placed")
                .message("order.placed")
                .serviceTask("Task_Placed")
                .camundaDelegateExpression("${sendEmail}")
                .camundaInputParameter("template", "onboarding-welcome")
                .camundaInputParameter("about", "${orderRef}")
                .camundaInputParameter("oncePer", "placed-${orderRef}")
                .callActivity("Call_Way")
                .calledElement("order-way")
                .camundaIn("orderRef", "orderRef")
                .eventBasedGateway()
                .intermediateCatchEvent("Wait_Delivered")
                .message("order.delivered")
                .serviceTask("Task_Delivered")
                .camundaDelegateExpression("${sendEmail}")
                .camundaInputParameter("template", "onboarding-welcome")
                .camundaInputParameter("about", "${orderRef}")
                .camundaInputParameter("oncePer", "delivered-${orderRef}")
                .endEvent("End_Delivered")
                .name("Delivered")
                .moveToLastGateway()
                .intermediateCatchEvent("Wait_Lost")
                .timerWithDuration("P30D")
                .endEvent("End_Lost")
                .name("Lost")
                .done();
        Stream.of("Wait_Delivered", "Start_Cancelled")
                .forEach(place -> Drawn.with(model, place, Map.of("about", "orderRef")));
        Drawn.with(model, "Start_Placed", Map.of("take", "orderRef, amount"));
        return Drawn.with(model, "order-care", Map.of("reEntry", "perSubject:orderRef"));
    }

    private static BpmnModelInstance way() {
        var model = Bpmn.createExecutableProcess("order-way")
                .name("Order way")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .receiveTask("Wait_Shipped")
                .message("order.shipped")
                .endEvent()
                .done();
        Drawn.with(model, "Wait_Shipped", Map.of("about", "orderRef"));
        return Drawn.with(model, "order-way", Map.of("called", "true", "variables", "orderRef:text"));
    }
}
