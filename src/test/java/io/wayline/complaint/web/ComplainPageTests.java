package io.wayline.complaint.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.ui.ExtendedModelMap;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintDriver;
import io.wayline.complaint.ComplaintText;
import io.wayline.complaint.Complaints;
import io.wayline.complaint.door.ComplaintDoor;
import io.wayline.complaint.door.PageMarks;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.events.EventsDriver;
import io.wayline.message.LetterPages;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.staff.Throttle;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

/** Each test comes from an address of its own, and writes as somebody of its own. */
@DatabaseTest
class ComplainPageTests {

    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([^\"]+)\"");

    @Autowired
    MockMvcTester http;

    @Autowired
    ComplaintDriver driver;

    @Autowired
    EventsDriver events;

    @Autowired
    Complaints complaints;

    @Autowired
    Customers customers;

    @Autowired
    PageMarks marks;

    @Autowired
    ComplaintDoor door;

    @Autowired
    Throttle throttle;

    @Autowired
    LetterPages letters;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    ZoneId zone;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String address = "2001:db8:" + some.substring(0, 4) + ":" + some.substring(4) + "::1";
    private final String email = "anna-" + some + "@example.com";

    @Test
    void aComplaintIsTakenFromSomebodyUnknownAndTheStorySaysThatTheyWroteIt() {
        var mark = shown();

        var receipt = came(send(mark, Map.of("text", "It leaks", "name", "Anna " + some, "orderRef", "#1001")));
        assertThat(receipt).contains("We have your complaint", Complained.reference(key(mark)), "A person reads it");
        assertThat(received()).isOne();
        events.handleAll();

        var complaint = taken(mark);
        assertThat(complaint.senderKnown()).isFalse();
        assertThat(complaint.channel()).isEqualTo("page");
        assertThat(complaint.order().ref()).isEqualTo("#1001");
        var sender = customers.get(complaint.customer());
        assertThat(sender.lifecycle()).isEqualTo(Lifecycle.PROSPECT);
        assertThat(sender.email().value()).isEqualTo(email);
        assertThat(sender.name()).isEqualTo("Anna " + some);
        assertThat(sender.locale().toLanguageTag()).isEqualTo("en");
        assertThat(http.get()
                        .uri("/complaints/" + complaint.ref())
                        .with(authentication(new SignedIn(accounts.find("shen").orElseThrow(), 0))))
                .hasStatusOk()
                .bodyText()
                .contains("by the customer, on a page of ours", "Our page for customers")
                .doesNotContain("told by another system");
    }

    @Test
    void theReceiptSaysUntilWhenOnceThatIsPromisedAndNothingThatWasWritten() {
        var mark = shown();
        var receipt = send(mark, Map.of("text", "It leaks a lot"));
        events.handleAll();
        driver.acknowledged(sender(mark).value(), Complained.reference(key(mark)), "PT24H");

        assertThat(came(receipt))
                .contains(taken(mark).ref(), "You get an answer by")
                .doesNotContain("It leaks a lot", email);
        assertThat(http.get().uri("/complain/v1.forged")).hasStatus(404);
    }

    @Test
    void pressedTwiceReloadedOrSentAtOnceItIsOneComplaint() {
        var mark = shown();
        var twice = CompletableFuture.supplyAsync(() -> send(mark, Map.of("text", "It leaks")));
        var first = send(mark, Map.of("text", "It leaks"));

        assertThat(first).hasStatus(302);
        assertThat(twice.join()).hasStatus(302);
        events.handleAll();
        assertThat(send(mark, Map.of("text", "It leaks"))).hasStatus(302);
        assertThat(events.handleAll()).isZero();
        assertThat(jdbc.sql("select count(*) from complaint where contact_email = ?")
                        .param(email)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        assertThat(send(mark, Map.of("text", "And something else")))
                .hasStatus(422)
                .bodyText()
                .contains("has come already", "And something else")
                .doesNotContain(mark);
    }

    @Test
    void whoeverWritesIsToldTheSameWhetherOrNotWeKnowThem() {
        driver.happens("customer.registered", "anna-" + some, Map.of("email", email, "name", "Anna Weber"));
        var known = shown();
        var unknown = shown();

        var one = came(send(known, Map.of("text", "It leaks")));
        var other = came(send(unknown, Map.of("text", "It leaks", "email", "nobody-" + some + "@example.com")));

        assertThat(one.replace(Complained.reference(key(known)), ""))
                .isEqualTo(other.replace(Complained.reference(key(unknown)), ""));
        events.handleAll();
        // nor is it put to an account by somebody who only knows its address
        assertThat(taken(known).customer()).isNotEqualTo(driver.customer("anna-" + some));
    }

    @ParameterizedTest
    @CsvSource({
        "text, '', text",
        "category, '', category",
        "category, weather, category",
        "email, '', contact",
        "email, not an address, email",
        "phone, 12, phone",
    })
    void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost(String field, String value, String wrong) {
        var said = new LinkedHashMap<String, String>(Map.of("text", "It leaks", "name", "Anna 'n <b>Co</b>"));
        said.put(field, value);

        assertThat(send(shown(), said))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"" + wrong + "-note\"", "Anna &#39;n &lt;b&gt;Co&lt;/b&gt;", "Not sent yet");
        assertThat(events.handleAll()).isZero();
    }

    @Test
    void aScriptIsTextAndTenThousandCharactersAreTaken() {
        var hostile = "<script>alert(1)</script> 😀 \u202e anna@example.com\r\n";
        var text = hostile + "漏".repeat(10_000 - hostile.length() + 1);
        var mark = shown();

        assertThat(send(mark, Map.of("text", text + "漏")))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"text-note\"", "&lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(send(mark, Map.of("text", text))).hasStatus(302);
        events.handleAll();

        assertThat(complaints.texts(taken(mark)))
                .singleElement()
                .extracting(ComplaintText::body)
                .isEqualTo(text.replace("\r\n", "\n"));
    }

    @Test
    void whatFillsInEveryFieldOrIsTooQuickIsAskedAgainAndNotBelieved() {
        var mark = shown();
        assertThat(send(mark, Map.of("text", "Buy lids", "website", "https://example.com")))
                .hasStatus(422)
                .bodyText()
                .contains("a field that people do not see", "Buy lids")
                .doesNotContain("https://example.com");
        var young = mark(http.get().uri("/complain").exchange());
        assertThat(send(young, Map.of("text", "It leaks")))
                .hasStatus(422)
                .bodyText()
                .contains("very quick", "It leaks", young);
        assertThat(send("v1.forged", Map.of("text", "It leaks")))
                .hasStatus(422)
                .bodyText()
                .contains("was not complete", "It leaks");
        clock.advance(Duration.ofHours(25));
        assertThat(send(mark, Map.of("text", "It leaks")))
                .hasStatus(422)
                .bodyText()
                .contains("stood open for long")
                .doesNotContain(mark);
        assertThat(received()).isZero();
    }

    @Test
    void oneAddressIsAskedToWaitAndKeepsWhatItTyped() {
        for (var complaint = 0; complaint < 10; complaint++) {
            assertThat(send(shown(), Map.of("text", "No " + complaint, "email", complaint + email)))
                    .hasStatus(302);
        }

        assertThat(send(shown(), Map.of("text", "One more", "email", "more" + email)))
                .hasStatus(429)
                .containsHeader("Retry-After")
                .bodyText()
                .contains("ask you to wait", "One more");
        events.handleAll();
    }

    @Test
    void nobodysMailboxIsFilledByWhoeverKnowsTheirAddress() {
        for (var complaint = 0; complaint < 3; complaint++) {
            assertThat(sendFrom("2001:db8:" + some.substring(0, 4) + ":" + complaint + "::1", shown(), email))
                    .hasStatus(302);
        }

        assertThat(sendFrom(
                        "2001:db8:" + some.substring(0, 4) + ":9::1",
                        shown(),
                        email.toUpperCase(java.util.Locale.ROOT)))
                .hasStatus(429);
        events.handleAll();
    }

    @Test
    void whoWaitsInBetweenOrAddsAPlusFillsItNoMoreThatDay() {
        var before = clock.instant();
        clock.set(
                LocalDate.ofInstant(before, zone).plusDays(1).atStartOfDay(zone).toInstant());
        try {
            for (var complaint = 0; complaint < 6; complaint++) {
                var plus = email.replace("@", "+" + complaint + "@");
                assertThat(sendFrom(network(complaint), shown(), plus)).hasStatus(302);
                clock.advance(Duration.ofMinutes(40));
            }

            assertThat(sendFrom(network(7), shown(), email)).hasStatus(429);
            clock.advance(Duration.ofHours(19));
            assertThat(sendFrom(network(8), shown(), email)).hasStatus(429);
            clock.advance(Duration.ofHours(2));
            assertThat(sendFrom(network(9), shown(), email)).hasStatus(302);
            events.handleAll();
        } finally {
            clock.set(before);
        }
    }

    private String network(int last) {
        return "2001:db8:" + some.substring(0, 4) + ":a" + last + "::1";
    }

    @Test
    void thePageSpeaksTheReadersLanguageAndTurningItKeepsWhatWasTyped() {
        var mark = shown();

        assertThat(http.get().uri("/complain").header("Accept-Language", "zh-CN,zh;q=0.9"))
                .hasStatusOk()
                .bodyText()
                .contains("告诉我们哪里出了问题");
        assertThat(http.post()
                        .uri("/complain?lang=zh-CN")
                        .param("act", "language")
                        .param("mark", mark)
                        .param("text", "It leaks")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("告诉我们哪里出了问题", "It leaks", mark);
    }

    @Test
    void aPageThatIsShutIsNotFoundAndTakesNothing() {
        var shut = new ComplainPage(false, door, marks, throttle, customers, complaints, letters);
        var typed = new Complained("It leaks", "quality", null, null, email, null);
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();

        assertThatThrownBy(() -> shut.ask(null, new ExtendedModelMap(), request, response))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> shut.take(typed, marks.fresh(), "", null, new ExtendedModelMap(), request, response))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> shut.turn(typed, marks.fresh(), null, new ExtendedModelMap(), request, response))
                .isInstanceOf(NotFound.class);
        assertThat(events.handleAll()).isZero();
    }

    @Test
    void thePageSetsNoCookieAndLeadsNowhereElse() {
        assertThat(http.get().uri("/complain").exchange())
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie")
                .hasHeader("Referrer-Policy", "no-referrer")
                .bodyText()
                .doesNotContain("<script");
    }

    /** A page that was read for a while. */
    private String shown() {
        var mark =
                mark(http.get().uri("/complain").header("Accept-Language", "en").exchange());
        clock.advance(PageMarks.SOONEST);
        return mark;
    }

    private static String mark(MvcTestResult page) {
        var matcher = MARK.matcher(text(page));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** Complaints of {@link #email} that have come in. */
    private long received() {
        return jdbc.sql("select count(*) from inbox_event where type = 'complaint.received' and data like ?")
                .param("%" + email + "%")
                .query(Long.class)
                .single();
    }

    private MvcTestResult send(String mark, Map<String, String> said) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("category", "quality");
        fields.put("email", email);
        fields.putAll(said);
        return post(address, mark, fields);
    }

    private MvcTestResult sendFrom(String network, String mark, String contact) {
        return post(network, mark, Map.of("category", "quality", "text", "It leaks", "email", contact));
    }

    private MvcTestResult post(String network, String mark, Map<String, String> fields) {
        var request = http.post().uri("/complain?lang=en").param("mark", mark).with(asked -> {
            asked.setRemoteAddr(network);
            return asked;
        });
        fields.forEach(request::param);
        return request.exchange();
    }

    private String came(MvcTestResult sent) {
        assertThat(sent).hasStatus(302);
        var receipt = http.get()
                .uri(String.valueOf(sent.getResponse().getRedirectedUrl()))
                .exchange();
        assertThat(receipt).hasStatusOk();
        return text(receipt);
    }

    private Complaint taken(String mark) {
        var customer = customers.find(sender(mark)).map(Customer::id).orElseThrow();
        return complaints.get(customer, Complained.reference(key(mark)));
    }

    private CustomerRef sender(String mark) {
        return Complained.sender(key(mark));
    }

    private UUID key(String mark) {
        return marks.judge(mark).key();
    }

    private static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
