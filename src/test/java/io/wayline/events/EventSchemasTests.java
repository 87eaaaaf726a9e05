package io.wayline.events;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.shared.CustomerRef;
import io.wayline.shared.Refusal.Finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EventSchemasTests {

    private static EventSchemas schemas;

    @BeforeAll
    static void readSchemas() throws Exception {
        schemas = new EventSchemas(new PathMatchingResourcePatternResolver());
    }

    @Test
    void knowsEveryTypeThatFeaturesSpeakOf() {
        assertThat(schemas.types())
                .containsExactly(
                        "callback.cancelled",
                        "callback.done",
                        "callback.missed",
                        "callback.rescheduled",
                        "campaign.invited",
                        "complaint.accepted",
                        "complaint.closed",
                        "complaint.received",
                        "complaint.reopened",
                        "complaint.withdrawn",
                        "consent.given",
                        "consent.withdrawn",
                        "customer.at-risk",
                        "customer.registered",
                        "mail.bounced",
                        "mail.clicked",
                        "mail.opened",
                        "order.cancelled",
                        "order.delayed",
                        "order.delivered",
                        "order.placed",
                        "order.returned",
                        "order.shipped",
                        "survey.answered");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order.placed        | {"amount":"1","currency":"CNY"} | /data/orderRef | is missing: send the order's reference, 1 to 100 characters on one line
            order.placed        | {"orderRef":7,"amount":"1","currency":"CNY"} | /data/orderRef | is not of the right kind: send the order's reference, 1 to 100 characters on one line
            order.placed        | {"orderRef":"","amount":"1","currency":"CNY"} | /data/orderRef | is empty: send the order's reference, 1 to 100 characters on one line
            order.placed        | {"orderRef":"1","amount":-3,"currency":"CNY"} | /data/amount | has a value that cannot be: send a decimal of at least zero with at most four decimals, such as "298.00"
            order.placed        | {"orderRef":"1","amount":1.00001,"currency":"CNY"} | /data/amount | has a value that cannot be: send a decimal of at least zero with at most four decimals, such as "298.00"
            order.placed        | {"orderRef":"1","amount":"1,5","currency":"CNY"} | /data/amount | has a value that cannot be: send a decimal of at least zero with at most four decimals, such as "298.00"
            order.placed        | {"orderRef":"1","amount":"1","currency":"cny"} | /data/currency | has a value that cannot be: send the currency's code of ISO 4217 in capitals, such as CNY
            order.placed        | {"orderRef":"1","amount":"1","currency":"CNY","placedAt":"yesterday"} | /data/placedAt | is not written as it should be: send when it was placed as RFC 3339 with offset, such as 2026-11-17T09:30:00+08:00
            order.placed        | {"orderRef":"1","amount":"1","currency":"CNY","items":[{"quantity":0}]} | /data/items/0/quantity | has a value that cannot be: send a number above zero and below 100000000
            customer.registered | {"email":"a@example.com","consents":[{"purpose":"marketing"}]} | /data/consents/0/channel | is missing: send the channel in lower case, such as email or phone
            customer.registered | {"email":"a@example.com","birthday":"28.2.1990"} | /data/birthday | is not written as it should be: send the birthday as 1990-02-28
            survey.answered     | {"surveyRef":"1","kind":"csat","score":5} | /data/kind | has a value that cannot be: send one of CSAT, NPS, CES
            survey.answered     | {"surveyRef":"1","kind":"NPS","score":11} | /data/score | has a value that cannot be: send a whole number from 0 to 10
            """)
    void saysWhereAndWhatAndWhatHelps(String type, String data, String pointer, String detail) {
        var findings = findings(type, data);

        assertThat(findings).containsExactly(new Finding(pointer, detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order.placed        | {"orderRef":"1","amount":"298.0000","currency":"CNY","more":{"gift":true}}
            order.placed        | {"orderRef":"1","amount":0.1,"currency":"CNY","items":null}
            order.placed        | {"orderRef":"1","amount":298.33,"currency":"EUR","placedAt":"2026-11-17T09:30:00+08:00"}
            customer.registered | {"phone":"+86 138 0013 8000","name":null}
            customer.at-risk    | {}
            loyalty-card.stamped| {"anything":[1,2,3]}
            """)
    void letsThroughWhatIsRightAndWhatItDoesNotKnow(String type, String data) {
        assertThat(findings(type, data)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"order", "Order.Placed", "order..placed", "order.placed!", ".placed", "order.1"})
    void refusesTypesThatCouldNotNameAMessage(String type) {
        assertThat(findings(type, "{}")).extracting(Finding::pointer).containsExactly("/type");
    }

    @Test
    void saysWhatEachFieldIsToWhoeverTakesOne() {
        assertThat(schemas.fields("order.placed").orElseThrow())
                .containsEntry("orderRef", "text")
                .containsEntry("amount", "number")
                .containsEntry("placedAt", "instant")
                .containsEntry("items", "structure");
        assertThat(schemas.fields("customer.registered").orElseThrow())
                .containsEntry("phone", "personal")
                .containsEntry("birthday", "personal")
                .containsEntry("locale", "text");
        assertThat(schemas.fields("order.delayed").orElseThrow()).containsEntry("reason", "prose");
        assertThat(schemas.fields("order.shipped").orElseThrow()).containsEntry("durable", "flag");
        assertThat(schemas.fields("consent.given").orElseThrow()).containsEntry("purpose", "text");
        assertThat(schemas.fields("loyalty-card.stamped")).isEmpty();
    }

    private static List<Finding> findings(String type, String data) {
        var facts = (ObjectNode) JsonMapper.shared().readTree(data);
        var event = new NewEvent("shop:main", "1", type, new CustomerRef("C-1"), null, facts, false);
        var refusal = catchThrowableOfType(InvalidEvent.class, () -> schemas.check(event));
        return refusal == null ? List.of() : refusal.findings();
    }
}
