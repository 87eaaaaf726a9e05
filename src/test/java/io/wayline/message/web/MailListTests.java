package io.wayline.message.web;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/** What the filters of the list let through, alone and together, page by page. */
@DatabaseTest
class MailListTests {

    private static final Pattern MAIL = Pattern.compile("<a href=\"/mails/(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");
    private CustomerId james = new CustomerId("nobody-yet");

    @BeforeEach
    void nothingIsThere() {
        jdbc.sql("delete from outbox_message").update();
        var people = new CustomersOfTests(jdbc);
        emma = people.emma();
        james = people.add("James Okafor", "james@example.com", "en");
    }

    @ParameterizedTest
    @CsvSource({
        "state=SENT,sent",
        "state=UNKNOWN,uncertain",
        "purpose=MARKETING,uncertain",
        "template=onboarding-first-steps,other",
    })
    void letsThroughWhatIsOfThatKind(String filter, String expected) throws Exception {
        var sent = mail(emma, MessageState.SENT, Purpose.SERVICE, "onboarding-welcome");
        var uncertain = mail(emma, MessageState.UNKNOWN, Purpose.MARKETING, "onboarding-welcome");
        var other = mail(emma, MessageState.PENDING, Purpose.SERVICE, "onboarding-first-steps");

        var shown = shown("/mails?" + filter);

        assertThat(shown)
                .containsExactly(
                        switch (expected) {
                            case "sent" -> sent;
                            case "uncertain" -> uncertain;
                            default -> other;
                        });
    }

    @Test
    void letsThroughTheMailsOfOneCustomer() throws Exception {
        var hers = mail(emma, MessageState.SENT);
        mail(james, MessageState.SENT);

        assertThat(shown("/mails?customer=" + ref(emma))).containsExactly(hers);
        assertThat(shown("/mails?customer=nobody-at-all")).isEmpty();
    }

    @Test
    void countsDaysAsTheCompanyDoesAndBothOfThemIn() throws Exception {
        var before = at(mail(emma, MessageState.SENT), "2026-03-01T15:59:59Z");
        var first = at(mail(emma, MessageState.SENT), "2026-03-01T16:00:00Z");
        var last = at(mail(emma, MessageState.SENT), "2026-03-03T15:59:59Z");
        var after = at(mail(emma, MessageState.SENT), "2026-03-03T16:00:00Z");

        assertThat(shown("/mails?from=2026-03-02&until=2026-03-03")).containsExactly(last, first);
        assertThat(shown("/mails?from=2026-03-02")).containsExactly(after, last, first);
        assertThat(shown("/mails?until=2026-03-03")).containsExactly(last, first, before);
    }

    @Test
    void wantsAllOfThemTogether() throws Exception {
        var wanted =
                at(mail(emma, MessageState.FAILED, Purpose.MARKETING, "onboarding-welcome"), "2026-03-02T04:00:00Z");
        at(mail(james, MessageState.FAILED, Purpose.MARKETING, "onboarding-welcome"), "2026-03-02T04:00:00Z");
        at(mail(emma, MessageState.SENT, Purpose.MARKETING, "onboarding-welcome"), "2026-03-02T04:00:00Z");
        at(mail(emma, MessageState.FAILED, Purpose.SERVICE, "onboarding-welcome"), "2026-03-02T04:00:00Z");
        at(mail(emma, MessageState.FAILED, Purpose.MARKETING, "onboarding-first-steps"), "2026-03-02T04:00:00Z");
        at(mail(emma, MessageState.FAILED, Purpose.MARKETING, "onboarding-welcome"), "2026-03-05T04:00:00Z");

        assertThat(shown("/mails?state=FAILED&purpose=MARKETING&template=onboarding-welcome&customer=" + ref(emma)
                        + "&from=2026-03-01&until=2026-03-03"))
                .containsExactly(wanted);
    }

    @ParameterizedTest
    @CsvSource({"state=GONE", "purpose=FUN", "from=yesterday", "until=2026-02-31", "template=", "customer=%20"})
    void leavesOutWhatMeansNothing(String filter) throws Exception {
        var mail = mail(emma, MessageState.SENT);

        assertThat(shown("/mails?" + filter)).containsExactly(mail);
    }

    @Test
    void showsEveryMailOnOnePageAndKeepsTheFilterFromPageToPage() throws Exception {
        var wanted = new ArrayList<String>();
        for (var number = 0; number < 55; number++) {
            wanted.add(0, mail(emma, MessageState.SENT));
            mail(james, MessageState.SENT);
        }

        var first = page("/mails?state=SENT&customer=" + ref(emma));
        var onward = NEXT.matcher(first);
        assertThat(onward.find()).isTrue();
        var second = page(onward.group(1).replace("&amp;", "&"));

        assertThat(mails(first)).isEqualTo(wanted.subList(0, 50));
        assertThat(mails(second)).isEqualTo(wanted.subList(50, 55));
        assertThat(NEXT.matcher(second).find()).isFalse();
    }

    private String mail(CustomerId customer, MessageState state) {
        return mail(customer, state, Purpose.SERVICE, "onboarding-welcome");
    }

    private String mail(CustomerId customer, MessageState state, Purpose purpose, String template) {
        var request = new MailRequest(
                customer, "onboarding-welcome", UUID.randomUUID().toString(), null, null, Cause.system("test"), null);
        var ref = transaction.execute(status -> messages.queue(request)).messageRef();
        jdbc.sql("update outbox_message set state = ?, purpose = ?, template = ? where id = ?")
                .params(state.name(), purpose.name(), template, Long.valueOf(ref))
                .update();
        return ref;
    }

    private String at(String mail, String moment) {
        jdbc.sql("update outbox_message set created_at = ? where id = ?")
                .params(OffsetDateTime.parse(moment), Long.valueOf(mail))
                .update();
        return mail;
    }

    private String ref(CustomerId customer) {
        return "C-" + customer.value();
    }

    private List<String> shown(String address) throws UnsupportedEncodingException {
        return mails(page(address));
    }

    private String page(String address) throws UnsupportedEncodingException {
        var person = accounts.find("shen").orElseThrow();
        var answer = mvc.perform(MockMvcRequestBuilders.get(URI.create(address))
                .accept("text/html")
                .with(SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0))));
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private static List<String> mails(String page) {
        var shown = new LinkedHashSet<String>();
        var link = MAIL.matcher(page);
        while (link.find()) {
            shown.add(link.group(1));
        }
        return List.copyOf(shown);
    }
}
