package io.wayline.message.preference;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.customer.consent.ConsentProof;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.message.CustomersOfTests;
import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class PreferencePageTests {

    private static final String MESSAGE = "<0123456789abcdefghijklmnop@lanhe.example>";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    PreferenceLinks links;

    @Autowired
    Consents consents;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void emmaAgreedToMails() {
        emma = new CustomersOfTests(jdbc).emma();
        consents.record(new ConsentStatement(
                emma,
                ConsentTopic.MARKETING_EMAIL,
                true,
                clock.instant().minus(Duration.ofDays(30)),
                ConsentSource.API,
                "checkout",
                null,
                null,
                Cause.system("test")));
    }

    @Test
    void lookingChangesNothingHoweverOften() {
        assertThat(mvc.get().uri(page())).hasStatusOk().bodyText().contains("News and offers", "Stop all news");
        assertThat(mvc.method(HttpMethod.HEAD).uri(page())).hasStatusOk();
        assertThat(mvc.get().uri(page() + "?List-Unsubscribe=One-Click&act=stop"))
                .hasStatusOk();

        assertThat(history()).hasSize(1);
        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isTrue();
    }

    @Test
    void oneClickOfAMailProgramStopsWhatTheMailWasAbout() {
        var answer = oneClick(page());

        assertThat(answer).hasStatusOk().bodyText().isEqualTo("OK\n");
        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isFalse();
        assertThat(consents.may(emma, ConsentTopic.SERVICE_EMAIL)).isTrue();
        assertThat(history().get(0)).satisfies(proof -> {
            assertThat(proof.source()).isEqualTo(ConsentSource.ONE_CLICK);
            assertThat(proof.said()).isEqualTo("mail 0123456789abcdefghijklmnop");
        });
    }

    @Test
    void oneClickAgainIsTheSameClick() {
        oneClick(page());
        assertThat(oneClick(page())).hasStatusOk();

        assertThat(history()).hasSize(2);
    }

    @Test
    void oneClickInAServiceMailStopsServiceMails() {
        oneClick(page(Purpose.SERVICE));

        assertThat(consents.may(emma, ConsentTopic.SERVICE_EMAIL)).isFalse();
        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isTrue();
    }

    @Test
    void nobodyLearnsFromOneClickWhetherATokenIsOurs() {
        var ours = oneClick(page());
        var wrong = oneClick("/u/v1.AAAA");

        assertThat(wrong).hasStatusOk();
        assertThat(wrong.getResponse().getContentLength())
                .isEqualTo(ours.getResponse().getContentLength());
        assertThat(wrong).bodyText().isEqualTo("OK\n");
    }

    @Test
    void theButtonStopsAllMarketingAndUndoBringsBackWhatHeld() {
        assertThat(post("act=stop")).hasStatusOk().bodyText().contains("Saved", "Undo", "no news and no offers");
        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isFalse();
        assertThat(consents.standing(emma, ConsentTopic.MARKETING_PHONE))
                .hasValueSatisfying(proof -> assertThat(proof.given()).isFalse());

        assertThat(post("act=save&shown=marketing:email&on=marketing:email")).hasStatusOk();

        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isTrue();
        assertThat(consents.may(emma, ConsentTopic.MARKETING_PHONE)).isFalse();
    }

    @Test
    void onlyTheSwitchesThatWereMovedCount() {
        oneClick(page());
        clock.advance(Duration.ofMinutes(1));

        // a page from before the click: mail stood on, and only the telephone is moved
        post("act=save&shown=marketing:email&was=marketing:email&on=marketing:email"
                + "&shown=marketing:phone&on=marketing:phone");

        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isFalse();
        assertThat(consents.may(emma, ConsentTopic.MARKETING_PHONE)).isTrue();
    }

    @Test
    void aChoiceIsProvedByTheWordsThatWereRead() {
        post("act=save&lang=zh-CN&shown=marketing:phone&on=marketing:phone");

        assertThat(history().get(0)).satisfies(proof -> {
            assertThat(proof.source()).isEqualTo(ConsentSource.PREFERENCE_PAGE);
            assertThat(proof.wording()).matches("preferences-[0-9a-f]{12}");
            assertThat(proof.locale()).isEqualTo("zh-CN");
        });
    }

    @Test
    void whatTheFormInventsIsPassedOver() {
        assertThat(post("act=save&shown=marketing:pigeon&on=marketing:pigeon&shown=&on="))
                .hasStatusOk();

        assertThat(history()).hasSize(1);
    }

    @Test
    void aYesIsRefusedWhenSomebodyPlaysWithTheSwitchesAndANoNeverIs() {
        for (var turn = 0; turn < 20; turn++) {
            clock.advance(Duration.ofSeconds(1));
            post("act=save&shown=marketing:phone&on=marketing:phone");
            clock.advance(Duration.ofSeconds(1));
            post("act=save&shown=marketing:phone&was=marketing:phone");
        }

        assertThat(post("act=save&shown=marketing:phone&on=marketing:phone")).hasStatus(429);
        assertThat(consents.may(emma, ConsentTopic.MARKETING_PHONE)).isFalse();
        assertThat(post("act=stop")).hasStatusOk();
        assertThat(consents.may(emma, ConsentTopic.MARKETING_EMAIL)).isFalse();
    }

    @Test
    void wrongLinksAndThoseOfCustomersWhoAreGoneGetTheSamePage() {
        var garbled = mvc.get().uri("/u/v1.AAAA").exchange();
        jdbc.sql("delete from customer where id = ?").param(emma.value()).update();
        var gone = mvc.get().uri(page()).exchange();

        assertThat(garbled).hasStatus(404).bodyText().contains("not complete");
        assertThat(gone).hasStatus(404);
        assertThat(body(gone)).isEqualTo(body(garbled));
    }

    @Test
    void speaksTheCustomersLanguageOrTheOneThatIsChosen() {
        assertThat(mvc.get().uri(page()).header("Accept-Language", "zh-CN"))
                .bodyText()
                .contains("<html lang=\"en\">");
        assertThat(mvc.get().uri(page() + "?lang=zh-CN")).bodyText().contains("<html lang=\"zh-CN\">", "新品与优惠");
    }

    @Test
    void leavesNoCookieNoSessionNoReferrerAndNoWordInTheLog(CapturedOutput output) {
        for (var answer : List.of(mvc.get().uri(page()).exchange(), oneClick(page()), post("act=stop"))) {
            var response = answer.getResponse();
            assertThat(response.getHeader("Set-Cookie")).isNull();
            assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(response.getHeader("Cache-Control")).contains("no-store");
            assertThat(response.getHeader("Content-Security-Policy"))
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("script-src");
            assertThat(answer.getRequest().getSession(false)).isNull();
        }
        assertThat(output.getAll()).doesNotContain(page().substring("/u/".length()));
    }

    @Test
    void saysNothingAboutWhoTheCustomerIs() {
        assertThat(mvc.get().uri(page())).bodyText().doesNotContain("Emma", "emma@example.com", emma.value());
    }

    private String page() {
        return page(Purpose.MARKETING);
    }

    private String page(Purpose purpose) {
        return URI.create(links.of(emma, purpose, MESSAGE)).getPath();
    }

    private MvcTestResult oneClick(String page) {
        return mvc.post()
                .uri(page)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content("List-Unsubscribe=One-Click")
                .exchange();
    }

    private MvcTestResult post(String form) {
        return mvc.post()
                .uri(page())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private List<ConsentProof> history() {
        return consents.history(emma, null, 100).items();
    }
}
