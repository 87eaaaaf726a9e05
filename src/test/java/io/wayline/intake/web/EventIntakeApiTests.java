package io.wayline.intake.web;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import io.wayline.intake.Sent;
import io.wayline.testing.DatabaseTest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
class EventIntakeApiTests {

    @Autowired
    MockMvc http;

    private final String customer = "C-" + UUID.randomUUID();

    @Test
    void answersWithAReceiptAndWithTheSameOneToARepeat() throws Exception {
        var event = Sent.registration(customer);

        http.perform(single(event))
                .andExpect(status().isAccepted())
                .andExpect(header().string("Location", matchesPattern("/api/v1/events/\\d+")))
                .andExpect(jsonPath("$.id").isString())
                .andExpect(jsonPath("$.duplicate").value(false));
        http.perform(single(event))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.duplicate").value(true));
    }

    @Test
    void answersAReusedIdWithAProblem() throws Exception {
        var event = Sent.order(customer, customer);
        http.perform(single(event)).andExpect(status().isAccepted());

        http.perform(single(event.replace("298.00", "299.00")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("/problems/event-id-reused"))
                .andExpect(jsonPath("$.id").isString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wayline:desk", "wayline:page:complain", "Wayline:anything", " wayline:"})
    void keepsTheNamesOfOurOwnDoorsForThem(String source) throws Exception {
        var event =
                Sent.registration(customer).replaceFirst("\"source\": ?\"[^\"]*\"", "\"source\": \"" + source + "\"");

        http.perform(single(event))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value("/problems/schema-violation"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/source"))
                .andExpect(jsonPath("$.errors[0].detail").value(containsString("begins with wayline:")));
        http.perform(events(Requests.BATCH, "[" + event + "]"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.refused").value(1))
                .andExpect(jsonPath("$.items[0].problem.errors[0].pointer").value("/source"));
    }

    @Test
    void answersABatchWithOneItemAnEvent() throws Exception {
        var good = Sent.registration(customer);
        var batch = "[%s, %s, %s]".formatted(good, Sent.event("order.placed", customer, "1", "{}"), good);

        http.perform(events(Requests.BATCH, batch))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.accepted").value(1))
                .andExpect(jsonPath("$.duplicates").value(1))
                .andExpect(jsonPath("$.refused").value(1))
                .andExpect(jsonPath("$.items[0].index").value(0))
                .andExpect(jsonPath("$.items[0].problem").doesNotExist())
                .andExpect(jsonPath("$.items[1].id").doesNotExist())
                .andExpect(jsonPath("$.items[1].problem.type").value("/problems/schema-violation"))
                .andExpect(jsonPath("$.items[1].problem.status").value(422))
                .andExpect(jsonPath("$.items[1].problem.errors[0].pointer").value("/data/orderRef"))
                .andExpect(jsonPath("$.items[2].duplicate").value(true));
    }

    @Test
    void saysWhereJsonIsBroken() throws Exception {
        http.perform(single("{\"id\": }"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/malformed-json"))
                .andExpect(jsonPath("$.line").value(1))
                .andExpect(jsonPath("$.column").isNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/cloudevents+xml", "nonsense"})
    void saysWhichMediaTypesAreRight(String type) throws Exception {
        http.perform(events(type, Sent.registration(customer)))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.type").value("/problems/unsupported-media-type"))
                .andExpect(jsonPath("$.detail").value(containsString("application/cloudevents-batch+json")));
    }

    @Test
    void refusesACompressedBody() throws Exception {
        http.perform(single(Sent.registration(customer)).header("Content-Encoding", "gzip"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.detail").value(containsString("compressed")));
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        http.perform(single(" ".repeat(64 * 1024 + 1)))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.type").value("/problems/payload-too-large"))
                .andExpect(jsonPath("$.limit").value(65_536));
        http.perform(events(Requests.BATCH, " ".repeat(1024 * 1024 + 1))).andExpect(status().isContentTooLarge());
    }

    private static MockHttpServletRequestBuilder single(String body) {
        return events(Requests.SINGLE, body);
    }

    private static MockHttpServletRequestBuilder events(String type, String body) {
        return post(Requests.PATH)
                .header("Authorization", "Bearer wl_demo_key")
                .header("Content-Type", type)
                .content(body);
    }
}
