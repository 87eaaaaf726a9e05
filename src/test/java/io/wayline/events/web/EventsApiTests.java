package io.wayline.events.web;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;

import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
class EventsApiTests {

    @Autowired
    MockMvc http;

    @Autowired
    EventInbox inbox;

    private final String customer = "C-" + UUID.randomUUID();

    @Test
    void listsThePagesOfAFilter() throws Exception {
        var first = record("shelf.dusted");
        var second = record("shelf.dusted");
        record("shelf.moved");

        http.perform(key(get("/api/v1/events")
                        .param("subject", customer)
                        .param("type", "shelf.dusted")
                        .param("limit", "1")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(Long.toString(second)))
                .andExpect(jsonPath("$.items[0].state").value("RECEIVED"))
                .andExpect(jsonPath("$.items[0].data").doesNotExist())
                .andExpect(jsonPath("$.next").value(Long.toString(second)));
        http.perform(key(get("/api/v1/events")
                        .param("subject", customer)
                        .param("type", "shelf.dusted")
                        .param("limit", "1")
                        .param("cursor", Long.toString(second))))
                .andExpect(jsonPath("$.items[0].id").value(Long.toString(first)))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }

    @Test
    void refusesFiltersThatCannotBe() throws Exception {
        http.perform(key(get("/api/v1/events").param("state", "LOST"))).andExpect(status().isUnprocessableContent());
        http.perform(key(get("/api/v1/events").param("limit", "201"))).andExpect(status().isUnprocessableContent());
        http.perform(key(get("/api/v1/events").param("cursor", "x"))).andExpect(status().isUnprocessableContent());
    }

    @Test
    void readsOneEventAndKnowsNoOther() throws Exception {
        var id = record("shelf.dusted");

        http.perform(key(get("/api/v1/events/" + id)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.subject").value(customer));
        http.perform(key(get("/api/v1/events/999999999"))).andExpect(status().isNotFound());
        http.perform(key(get("/api/v1/events/x"))).andExpect(status().isNotFound());
    }

    @Test
    void replaysNothingThatStillWaits() throws Exception {
        var id = record("shelf.dusted");

        http.perform(key(post("/api/v1/events/" + id + "/replay"))).andExpect(status().isUnprocessableContent());
    }

    private long record(String type) {
        return inbox.record(new NewEvent(
                        "shop:main",
                        UUID.randomUUID().toString(),
                        type,
                        new CustomerRef(customer),
                        null,
                        JsonNodeFactory.instance.objectNode(),
                        false))
                .id();
    }

    private static MockHttpServletRequestBuilder key(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer wl_demo_key");
    }
}
