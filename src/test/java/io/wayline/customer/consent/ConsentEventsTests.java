package io.wayline.customer.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.events.EventsDriver;
import io.wayline.events.InvalidEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class ConsentEventsTests {

    private static final Map<String, String> MAIL = Map.of("purpose", "marketing", "channel", "email");

    @Autowired
    EventsDriver events;

    @Autowired
    EventLog log;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @Test
    void keepsWhatOtherSystemsTellAndWhoToldIt() {
        registers(Map.of());
        var event = events.send(
                "consent.given",
                anna,
                Map.of("purpose", "marketing", "channel", "email", "source", "checkout", "wording", "w3"));
        events.handleAll();

        assertThat(log.get(event).state()).isEqualTo(EventState.DONE);
        assertThat(consents.history(id(), null, 10).items()).singleElement().satisfies(proof -> {
            assertThat(proof.given()).isTrue();
            assertThat(proof.source()).isEqualTo(ConsentSource.EVENT);
            assertThat(proof.said()).isEqualTo("checkout");
            assertThat(proof.wording()).isEqualTo("w3");
            assertThat(proof.cause().ref()).isEqualTo(Long.toString(event));
        });
    }

    @Test
    void replayedEventsAreTheSameFacts() {
        registers(Map.of());
        var event = events.send("consent.withdrawn", anna, MAIL);
        events.handleAll();

        log.replay(event, "he");
        events.handleAll();

        assertThat(consents.history(id(), null, 10).items()).hasSize(1);
    }

    @Test
    void knowsWhatWasAgreedToAtRegistration() {
        registers(Map.of("consents", List.of(MAIL, Map.of("purpose", "marketing", "channel", "wechat"))));

        assertThat(consents.standing(id()))
                .extracting(proof -> proof.topic().toString())
                .containsExactly("marketing:email", "marketing:wechat");
    }

    @Test
    void aRegistrationThatIsSentAgainDoesNotUndoAWithdrawal() {
        registers(Map.of("consents", List.of(MAIL)));
        clock.advance(Duration.ofDays(1));
        events.send("consent.withdrawn", anna, MAIL);
        clock.advance(Duration.ofDays(1));

        registers(Map.of("name", "Anna Berg", "consents", List.of(MAIL)));

        assertThat(consents.may(id(), ConsentTopic.MARKETING_EMAIL)).isFalse();
    }

    @Test
    void aRegistrationThatSaysWhenTheyAgreedCountsByThatTime() {
        registers(Map.of());
        events.send("consent.withdrawn", anna, MAIL);
        events.handleAll();
        clock.advance(Duration.ofHours(2));

        registers(Map.of("consents", List.of(agreed(clock.instant().minus(Duration.ofDays(1))))));
        assertThat(consents.may(id(), ConsentTopic.MARKETING_EMAIL)).isFalse();

        registers(Map.of("consents", List.of(agreed(clock.instant().minus(Duration.ofHours(1))))));
        assertThat(consents.may(id(), ConsentTopic.MARKETING_EMAIL)).isTrue();
    }

    @Test
    void whatIsToldOfThePastIsMarkedAsSuch() {
        registers(Map.of());
        events.sendHistory("consent.given", anna, MAIL);
        events.handleAll();

        assertThat(consents.standing(id()))
                .singleElement()
                .extracting(ConsentProof::source)
                .isEqualTo(ConsentSource.IMPORT);
    }

    @Test
    void refusesAtTheDoorWhatCouldNeverBeKept() {
        assertThatThrownBy(() -> events.send(
                        "consent.given",
                        anna,
                        Map.of("purpose", "marketing", "channel", "email", "source", "a\u0007b")))
                .isInstanceOf(InvalidEvent.class);
    }

    private void registers(Map<String, ?> more) {
        var data = new HashMap<String, Object>(more);
        data.put("email", "anna@example.com");
        events.send("customer.registered", anna, data);
        events.handleAll();
    }

    private static Map<String, String> agreed(Instant at) {
        return Map.of("purpose", "marketing", "channel", "email", "at", at.toString());
    }

    private CustomerId id() {
        return customers.get(new CustomerRef(anna)).id();
    }
}
