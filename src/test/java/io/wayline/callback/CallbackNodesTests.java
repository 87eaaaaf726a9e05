package io.wayline.callback;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.wayline.customer.CustomerDriver;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls are booked on two nodes of one database, which is this class's own. */
@DatabaseTest
class CallbackNodesTests {

    private static @Nullable SecondNode second;

    @Autowired
    ApplicationContext first;

    @Autowired
    Callbacks callbacks;

    @Autowired
    CustomerDriver customers;

    @Autowired
    Queues queues;

    @Autowired
    SettableClock clock;

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
            second = null;
        }
    }

    @Test
    void ofTenWhoWantTheSamePlaceOneGetsItAndNineTheNext() throws Exception {
        clock.set(Instant.parse("2026-11-23T02:00:00Z"));
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of());
        second = new SecondNode(first);
        var ten = IntStream.range(0, 10)
                .mapToObj(each -> CallbacksTests.request(
                        customers.is("c-" + UUID.randomUUID(), "phone", "+8613800138000"),
                        queue,
                        ConsentTopic.known("service", "phone"),
                        CallbacksTests.timing(null, null, null, null)))
                .toList();

        var starts = CallbacksTests.atOnce(ten, List.of(callbacks, second.get(Callbacks.class)));

        assertThat(new HashSet<>(starts)).as("each a place of their own").hasSize(10);
        assertThat(starts)
                .contains(Instant.parse("2026-11-23T02:00:00Z"))
                .allMatch(start -> !start.isAfter(Instant.parse("2026-11-23T08:30:00Z")), "in a row");
    }
}
