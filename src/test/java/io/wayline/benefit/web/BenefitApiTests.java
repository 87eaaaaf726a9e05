package io.wayline.benefit.web;

import java.time.Duration;
import java.time.Period;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.benefit.BenefitState;
import io.wayline.benefit.BenefitValue;
import io.wayline.benefit.Benefits;
import io.wayline.benefit.Grant;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class BenefitApiTests {

    private static final Cause JOURNEY = Cause.step("onboarding/Task_GrantWelcomePoints/4711");

    @Autowired
    MockMvcTester http;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Benefits benefits;

    @Autowired
    SettableClock clock;

    private final String ref = "B-" + UUID.randomUUID();
    private Customer anna;

    @BeforeEach
    void annaIsKnown() {
        anna = driver.is(ref, "name", "Anna");
    }

    @Test
    void theShopRedeemsACouponByItsCodeAndTheAccountTellsIt() {
        grant(BenefitValue.points(200), null, "welcome");
        var coupon = grant(BenefitValue.of("coupon", "50 CNY"), Period.ofDays(30), "offer");
        var code = benefits.find(anna.id(), coupon).orElseThrow().code();

        var answer = redeem(code, "{\"customer\": \"%s\", \"requestKey\": \"till-1\", \"order\": \"SO-1\"}");
        var account = get();

        assertThat(answer).hasStatusOk().bodyJson().extractingPath("state").isEqualTo("REDEEMED");
        assertThat(account).hasStatusOk().bodyJson().extractingPath("balance").isEqualTo(200);
        assertThat(account).bodyJson().extractingPath("total").isEqualTo(2);
        assertThat(account)
                .bodyJson()
                .extractingPath("items[?(@.kind=='COUPON')].amount")
                .asArray()
                .containsExactly("50");
        assertThat(account)
                .bodyJson()
                .extractingPath("items[?(@.kind=='COUPON')].ledger[1].order")
                .asArray()
                .containsExactly("SO-1");
    }

    @Test
    void aPercentageIsReckonedOfTheOrdersSumAndARepeatIsToldTheSame() {
        var coupon = grant(BenefitValue.of("coupon", "10%"), Period.ofDays(30), "offer");
        var asked = "{\"customer\": \"%s\", \"requestKey\": \"till-1\", \"order\": \"SO-1\","
                + " \"orderAmount\": \"199.90\", \"currency\": \"CNY\"}";

        for (var each = 0; each < 2; each++) {
            var answer = redeem(coupon, asked);
            assertThat(answer)
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("percent")
                    .isEqualTo("10");
            assertThat(answer)
                    .bodyJson()
                    .extractingPath("ledger[1].discount")
                    .asMap()
                    .containsEntry("orderAmount", "199.90")
                    .containsEntry("amount", "19.99")
                    .containsEntry("currency", "CNY");
            assertThat(answer).bodyJson().extractingPath("ledger.length()").isEqualTo(2);
        }
        assertProblem(redeem(coupon, asked.replace("199.90", "299.90")), 422, "request-key-reused");
    }

    @Test
    void aSumThatDoesNotFitUsesNothing() {
        var coupon = grant(BenefitValue.of("coupon", "50 CNY"), Period.ofDays(30), "offer");

        for (var sum : new String[] {
            "\"orderAmount\": \"199.00\", \"currency\": \"EUR\"",
            "\"orderAmount\": \"-1\", \"currency\": \"CNY\"",
            "\"orderAmount\": \"199.00\"",
            "\"currency\": \"CNY\"",
        }) {
            assertProblem(
                    redeem(coupon, "{\"customer\": \"%s\", \"requestKey\": \"till-1\", " + sum + "}"),
                    422,
                    "invalid-value");
        }
        assertThat(benefits.find(anna.id(), coupon).orElseThrow().state()).isEqualTo(BenefitState.GRANTED);
    }

    @Test
    void aRefusalSaysWhy() {
        var coupon = grant(BenefitValue.of("coupon", "10%"), Period.ofDays(1), "offer");

        assertProblem(redeem(coupon, "{\"customer\": \"nobody\", \"requestKey\": \"1\"}"), 403, "benefit-not-theirs");
        assertProblem(redeem("nothing", "{\"customer\": \"%s\", \"requestKey\": \"1\"}"), 404, "not-found");
        clock.advance(Duration.ofDays(3));
        assertProblem(redeem(coupon, "{\"customer\": \"%s\", \"requestKey\": \"1\"}"), 409, "benefit-expired");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        var points = grant(BenefitValue.points(10), null, "welcome");

        for (var body : new String[] {
            "{}",
            "{\"customer\": \"%s\"}",
            "{\"customer\": \"a/b\", \"requestKey\": \"1\"}",
            "{\"customer\": \"%s\", \"requestKey\": \" \"}",
            "{\"customer\": \"%s\", \"requestKey\": \"1\", \"points\": 0}",
        }) {
            assertProblem(redeem(points, body), 422, "invalid-value");
        }
        assertThat(benefits.balance(anna.id())).isEqualTo(10);
    }

    @Test
    void whatWasGrantedByMistakeIsTakenBack() {
        var points = grant(BenefitValue.points(10), null, "welcome");

        assertThat(post(points, "revoke", "{\"reason\": \"granted by mistake\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("state")
                .isEqualTo("REVOKED");
        assertProblem(post(points, "revoke", "{}"), 422, "invalid-value");
    }

    private String grant(BenefitValue worth, Period validFor, String key) {
        return benefits.grant(new Grant(anna.id(), worth, validFor, key, JOURNEY));
    }

    private MvcTestResult get() {
        return http.get()
                .uri("/api/v1/customers/{ref}/benefits", ref)
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }

    private MvcTestResult redeem(String benefit, String body) {
        return post(benefit, "redeem", body.contains("%s") ? body.formatted(ref) : body);
    }

    private MvcTestResult post(String benefit, String act, String body) {
        return http.post()
                .uri("/api/v1/benefits/{benefit}/{act}", benefit, act)
                .header("Authorization", "Bearer wl_demo_key")
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("type")
                .asString()
                .endsWith(code);
    }
}
