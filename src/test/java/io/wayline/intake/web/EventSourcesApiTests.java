package io.wayline.intake.web;

import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
class EventSourcesApiTests {

    private static final String PATH = "/api/v1/event-sources";

    @Autowired
    MockMvc http;

    private final String source = "urn:shop/" + UUID.randomUUID();

    @Test
    void aKeySetsASourceUpAndForgetsIt() throws Exception {
        http.perform(rules("{\"types\": [\"order.placed\"], \"rate\": 5, \"burst\": 50}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value(source))
                .andExpect(jsonPath("$.types[0]").value("order.placed"))
                .andExpect(jsonPath("$.rate").value(5))
                .andExpect(jsonPath("$.burst").value(50))
                .andExpect(jsonPath("$.signs").value(false));
        http.perform(keyed(get(PATH))).andExpect(jsonPath("$.items[*].name").value(hasItem(source)));

        http.perform(keyed(delete(PATH).param("name", source))).andExpect(status().isNoContent());

        http.perform(keyed(get(PATH))).andExpect(jsonPath("$.items[*].name").value(not(hasItem(source))));
        http.perform(keyed(delete(PATH).param("name", source))).andExpect(status().isNotFound());
    }

    @Test
    void aSecretIsToldOnceAndNeverListed() throws Exception {
        http.perform(rules("{\"types\": []}")).andExpect(status().isOk());

        var first = rotated();
        var second = rotated();

        assertThat(first).startsWith("whsec_").isNotEqualTo(second);
        var listed = http.perform(keyed(get(PATH)))
                .andExpect(jsonPath("$.items[?(@.name == '%s')].signs", source).value(true))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(listed).doesNotContain("whsec_", first.substring(6), second.substring(6));
    }

    @Test
    void refusesASecretForASourceNobodySetUp() throws Exception {
        http.perform(keyed(post(PATH + "/rotate-secret").param("name", source)))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void namesTheRuleThatCannotBe() throws Exception {
        http.perform(rules("{\"types\": [], \"rate\": 0}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("rate"));
        http.perform(rules("{\"typs\": [\"order.placed\"]}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("typs"));
        http.perform(rules("{\"rate\": 5}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("types"));
        http.perform(rules("{\"types\": [\"Order Placed\"]}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("types"));
    }

    @Test
    void keepsTheNamesOfOurOwnDoorsForThem() throws Exception {
        http.perform(keyed(put(PATH).param("name", "wayline:desk"))
                        .contentType("application/json")
                        .content("{\"types\": []}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("name"));
    }

    private String rotated() throws Exception {
        var answer = http.perform(keyed(post(PATH + "/rotate-secret").param("name", source)))
                .andExpect(status().isOk())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.secret");
    }

    private MockHttpServletRequestBuilder rules(String body) {
        return keyed(put(PATH).param("name", source))
                .contentType("application/json")
                .content(body);
    }

    private static MockHttpServletRequestBuilder keyed(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer wl_demo_key");
    }
}
