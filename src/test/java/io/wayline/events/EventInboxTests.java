package io.wayline.events;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class EventInboxTests {

    @Autowired
    EventInbox inbox;

    @Autowired
    EventsDriver events;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsWhatWasCheckedWhateverBecomesOfTheTree() {
        var event = events.event("customer.registered", "C-checked", Map.of("email", "anna@example.com"));
        var checked = inbox.check(event);
        event.data().put("email", "nobody");

        var kept = inbox.record(checked);

        assertThat(kept.duplicate()).isFalse();
        assertThat(jdbc.sql("select data from inbox_event where id = ?")
                        .param(kept.id())
                        .query(String.class)
                        .single())
                .isEqualTo("{\"email\":\"anna@example.com\"}");
        assertThat(inbox.record(checked).duplicate()).isTrue();
    }
}
