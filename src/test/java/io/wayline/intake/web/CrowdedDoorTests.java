package io.wayline.intake.web;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import io.wayline.intake.Sent;
import io.wayline.intake.source.EventSources;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.OneDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
@OneDatabase
@TestPropertySource(properties = {"wayline.intake.backlog=3", "wayline.intake.retry-after=30s"})
class CrowdedDoorTests {

    @Autowired
    MockMvc http;

    @Autowired
    EventSources sources;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String customer = "C-" + UUID.randomUUID();

    @BeforeEach
    void nothingWaits() {
        jdbc.sql("update inbox_event set state = 'IGNORED' where state = 'RECEIVED'")
                .update();
        lookAgain();
    }

    @Test
    void putsEventsOffWhileTooManyWait() throws Exception {
        crowd();

        http.perform(single(Sent.order(customer, "late")))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "30"))
                .andExpect(jsonPath("$.type").value("/problems/backlog"));

        nothingWaits();
        http.perform(single(Sent.order(customer, "late"))).andExpect(status().isAccepted());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            complaint.received  | {"complaintRef": "R-1", "category": "delivery", "text": "Where is it?"}
            complaint.withdrawn | {"complaintRef": "R-1"}
            consent.withdrawn   | {"purpose": "marketing", "channel": "email"}
            """)
    void neverPutsOffAComplaintOrAWishToBeLeftAlone(String type, String data) throws Exception {
        crowd();

        http.perform(single(Sent.event(type, customer, UUID.randomUUID().toString(), data)))
                .andExpect(status().isAccepted());
    }

    @Test
    void takesWhatIsUrgentOutOfABatch() throws Exception {
        crowd();
        var urgent = Sent.event("consent.withdrawn", customer, customer, """
                {"purpose": "marketing", "channel": "email"}""");

        http.perform(batch(List.of(Sent.order(customer, "late"), urgent)))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.items[0].problem.type").value("/problems/backlog"))
                .andExpect(jsonPath("$.items[1].id").isString());
    }

    @Test
    void keepsASourceToItsRate() throws Exception {
        var source = "urn:shop/" + UUID.randomUUID();
        sources.save(source, List.of(), 1, 300);
        var event = Sent.order(customer, customer).replace("shop:main", source);
        http.perform(batch(Collections.nCopies(300, event))).andExpect(status().isAccepted());

        http.perform(batch(Collections.nCopies(300, event)))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", matchesPattern("\\d+")))
                .andExpect(jsonPath("$.type").value("/problems/rate-limited"));
        assertThat(jdbc.sql("select count(*) from inbox_event where source = ?")
                        .param(source)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void crowd() throws Exception {
        for (var number = 0; number < 3; number++) {
            http.perform(single(Sent.registration(customer))).andExpect(status().isAccepted());
        }
        lookAgain();
    }

    /** The number of those that wait is asked for only now and then. */
    private void lookAgain() {
        clock.advance(Duration.ofSeconds(6));
    }

    private static MockHttpServletRequestBuilder single(String body) {
        return events(Requests.SINGLE, body);
    }

    private static MockHttpServletRequestBuilder batch(List<String> events) {
        return events(Requests.BATCH, events.toString());
    }

    private static MockHttpServletRequestBuilder events(String type, String body) {
        return post(Requests.PATH)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Content-Type", type)
                .content(body);
    }
}
