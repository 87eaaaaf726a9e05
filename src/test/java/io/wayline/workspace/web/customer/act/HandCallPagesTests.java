package io.wayline.workspace.web.customer.act;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.callback.CallRequest;
import io.wayline.callback.Callback;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.Callbacks;
import io.wayline.callback.day.UnplacedCalls;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.journeys.JourneyDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** It is Monday, 23 November 2026, ten in Shanghai; Lin asks for calls to Anna, whom Lin looks after. */
@DatabaseTest
class HandCallPagesTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired
    MockMvcTester http;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    CustomerDriver customers;

    @Autowired
    JourneyDriver journey;

    @Autowired
    Callbacks callbacks;

    @Autowired
    CallbackList calls;

    @Autowired
    UnplacedCalls unplaced;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String queue = "q-" + mark;
    private final String anna = "anna-" + mark;
    private Instant before = Instant.EPOCH;
    private Person lin;

    @BeforeEach
    void annaCanBeCalled() {
        before = clock.instant();
        clock.set(MONDAY_TEN);
        lin = accounts.find("lin").orElseThrow();
        queues.create(queue, "Test", "测试", List.of("lin"));
        customers.is(anna, "name", "Anna " + mark, "owner", "lin", "phone", "+8613800138000");
    }

    @AfterEach
    void nobodyIsLeft() {
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        clock.set(before);
    }

    @Test
    void aCallIsBookedInThePlaceOfTheTimeThatWasAgreed() {
        var asked = Map.of("title", "Ask about the lid", "at", "2026-11-24T15:10", "key", mark);

        assertThat(posted(asked)).hasStatus3xxRedirection();
        assertThat(posted(asked)).as("pressed twice").hasStatus3xxRedirection();

        assertThat(booked()).extracting(Callback::startsAt).containsExactly(Instant.parse("2026-11-24T07:00:00Z"));
    }

    @Test
    void aTimeAtWhichNobodyCallsIsRefusedWithTheNextFreeOnesAndKeepsWhatWasTyped() {
        var saturday = posted(Map.of("title", "Ask about the lid", "at", "2026-11-28T10:00", "key", mark));
        assertThat(saturday).hasStatus(422);
        assertThat(saturday)
                .bodyText()
                .contains("Ask about the lid", "name=\"offer\" value=\"2026-11-30T09:00\"", "a day off");

        assertThat(posted(Map.of("title", "Ask", "at", "2026-11-24T12:30", "key", mark)))
                .as("at noon")
                .hasStatus(422);
        assertThat(posted(Map.of("title", "Ask", "at", "2026-11-20T10:00", "key", mark)))
                .as("last week")
                .hasStatus(422);
        assertThat(posted(Map.of("title", "Ask", "at", "soon", "key", mark)))
                .as("no time")
                .hasStatus(422);
        assertThat(booked()).isEmpty();
    }

    @Test
    void aPlaceThatIsTakenIsRefused() {
        jdbc.sql("update staff_queue set places = 1 where queue_key = ?")
                .param(queue)
                .update();
        var other = "ben-" + mark;
        customers.is(other, "name", "Ben " + mark, "owner", "lin", "phone", "+8613800138001");
        assertThat(posted(other, Map.of("title", "First", "at", "2026-11-24T15:00", "key", mark)))
                .hasStatus3xxRedirection();

        assertThat(posted(Map.of("title", "Second", "at", "2026-11-24T15:00", "key", mark + "2")))
                .hasStatus(422)
                .bodyText()
                .contains("name=\"offer\" value=\"2026-11-24T15:30\"");
    }

    @Test
    void theFreeTimesOfTheQueueAreOfferedAndOneOfThemIsBooked() {
        assertThat(http.get()
                        .uri("/customers/" + anna + "/calls/new?queue=" + queue)
                        .with(authentication(lin())))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"offer\" value=\"2026-11-23T10:30\"");

        posted(Map.of("title", "Ask", "offer", "2026-11-23T10:30", "at", "2026-11-28T10:00", "key", mark));

        assertThat(booked()).extracting(Callback::startsAt).containsExactly(Instant.parse("2026-11-23T02:30:00Z"));
    }

    @Test
    void aCallWithoutAPlaceIsPlacedByHandOnce() {
        var nobody = "carl-" + mark;
        var customer = customers.is(nobody, "name", "Carl " + mark, "owner", "lin");
        callbacks.book(new CallRequest(
                customer.id(),
                queue,
                "onboarding",
                ConsentTopic.known(ConsentTopic.SERVICE, ConsentTopic.PHONE),
                new CallRequest.Timing(null, null, null, null),
                new CallRequest.Place("i-" + mark, "s", "e", "p-" + mark),
                Cause.system("test")));
        var ref = unplaced.page(lin, null, 200).items().stream()
                .filter(each -> each.queue().equals(queue))
                .findFirst()
                .orElseThrow()
                .ref();
        var wish = Map.of("title", "Welcome", "at", "2026-11-24T15:00", "unplaced", ref, "key", mark);

        assertThat(posted(nobody, wish)).as("no number is known yet").hasStatus(422);
        assertThat(posted(anna, wish)).as("somebody else's call").hasStatus(404);
        customers.is(nobody, "name", "Carl " + mark, "owner", "lin", "phone", "+8613800138002");
        assertThat(http.get()
                        .uri("/customers/" + nobody + "/calls/new?unplaced=" + ref)
                        .with(authentication(lin())))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"" + ref + "\"");
        assertThat(posted(nobody, wish)).hasStatus3xxRedirection();

        assertThat(booked()).hasSize(1);
        assertThat(unplaced.page(lin, null, 200).items())
                .extracting(UnplacedCalls.Unplaced::ref)
                .doesNotContain(ref);
        assertThat(posted(
                        nobody, Map.of("title", "Again", "at", "2026-11-25T15:00", "unplaced", ref, "key", mark + "2")))
                .as("dealt with")
                .hasStatus(422);
        assertThat(booked()).hasSize(1);
    }

    private MvcTestResult posted(Map<String, String> form) {
        return posted(anna, form);
    }

    private MvcTestResult posted(String customer, Map<String, String> form) {
        var request = http.post()
                .uri("/customers/" + customer + "/calls")
                .with(authentication(lin()))
                .with(csrf())
                .param("queue", queue)
                .param("within", "P2D");
        form.forEach(request::param);
        var answer = request.exchange();
        journey.stepsRun();
        return answer;
    }

    private List<Callback> booked() {
        return calls.page(new CallbackFilter(Callback.State.BOOKED, queue, null, null), lin, null, 50)
                .items();
    }

    private SignedIn lin() {
        return new SignedIn(new Person(lin.username(), lin.displayName(), lin.roles(), ENGLISH, lin.theme()), 0);
    }
}
