package io.wayline.value.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import io.wayline.events.EventsDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.value.Valuation;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class ValueApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    EventsDriver events;

    @Autowired
    Valuation valuation;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void annaIsTheOnlyBuyer() {
        for (var table : new String[] {"customer_order_item", "customer_order", "customer_value"}) {
            jdbc.update("delete from " + table);
        }
        jdbc.update("update value_run set requested_at = null, failed_at = null, failure = null");
        events.send("customer.registered", anna, Map.of("email", "anna@example.com", "owner", "lin"));
        order("1", 10, "120.00", Map.of("category", "water", "quantity", 2, "price", "60.00"));
        order("2", 0, "30.00", Map.of("category", "tea", "quantity", 1, "price", "30.00"));
        events.handleAll();
        valuation.compute();
    }

    @Test
    void tellsTheTierWithItsReason() {
        var answer = get("lin", "/api/v1/customers/" + anna + "/value", "en");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.tier").isEqualTo("A");
        assertThat(answer).bodyJson().extractingPath("$.spend").isEqualTo("150.00");
        assertThat(answer).bodyJson().extractingPath("$.daysSinceLastOrder").isEqualTo(0);
        assertThat(answer).bodyJson().extractingPath("$.expectedGap").isEqualTo(10.0);
        assertThat(answer).bodyJson().extractingPath("$.window.abc").isEqualTo("A");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("Tier A, slipping: 2 orders in the last 365 days, worth CNY 150.00."
                        + " One of those who bring the first 70 % of sales.");
    }

    @Test
    void tellsTheReasonInChinese() {
        assertThat(get("lin", "/api/v1/customers/" + anna + "/value", "zh-CN"))
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("A 级，渐远：近 365 天下单 2 笔，共 CNY 150.00。属于贡献前 70% 销售额的客户。");
    }

    @Test
    void reportsPurchasesByMonthAndCategory() {
        var answer = get("shen", "/api/v1/customers/" + anna + "/purchases", "en");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.months.length()").isEqualTo(12);
        assertThat(answer).bodyJson().extractingPath("$.categories[0].name").isEqualTo("water");
        assertThat(answer).bodyJson().extractingPath("$.categories[0].spend").isEqualTo("120.00");
        assertThat(answer).bodyJson().extractingPath("$.categories[0].quantity").isEqualTo("2");
        assertThat(answer).bodyJson().extractingPath("$.categories[1].name").isEqualTo("tea");
        assertThat(answer).bodyJson().extractingPath("$.ordersAYear").isEqualTo("24.3");
    }

    @Test
    void aRequestIsTakenAndShownUntilItIsDone() {
        var taken = send("he", MockMvcRequestBuilders.post("/api/v1/value/recompute"), "en");

        assertThat(taken).hasStatus(HttpStatus.ACCEPTED);
        assertThat(taken).bodyJson().extractingPath("$.state").isEqualTo("REQUESTED");
        assertThat(valuation.computeIfDue()).isPresent();
        var last = get("he", "/api/v1/value", "en");
        assertThat(last).bodyJson().extractingPath("$.state").isEqualTo("IDLE");
        assertThat(last).bodyJson().extractingPath("$.customers").isEqualTo(1);
    }

    @Test
    void whoMayNotSeeCustomersSeesNoValueAndAgentsOrderNoComputation() {
        assertThat(get("tang", "/api/v1/customers/" + anna + "/value", "en")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("tang", "/api/v1/customers/" + anna + "/purchases", "en"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("lin", "/api/v1/value", "en")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send("lin", MockMvcRequestBuilders.post("/api/v1/value/recompute"), "en"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("lin", "/api/v1/customers/nobody/value", "en")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private void order(String ref, int daysAgo, String amount, Map<String, ?> item) {
        events.send(
                "order.placed",
                anna,
                Map.of(
                        "orderRef",
                        anna + ref,
                        "amount",
                        amount,
                        "currency",
                        "CNY",
                        "placedAt",
                        clock.instant().minus(Duration.ofDays(daysAgo)).toString(),
                        "items",
                        List.of(item)));
    }

    private MvcTestResult get(String account, String path, String language) {
        return send(account, MockMvcRequestBuilders.get(path), language);
    }

    private MvcTestResult send(String account, MockHttpServletRequestBuilder request, String language) {
        var person = accounts.find(account).orElseThrow();
        return mvc.perform(request.accept("application/json")
                .header("Accept-Language", language)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .with(SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0))));
    }
}
