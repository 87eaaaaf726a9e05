package io.wayline.customer.web;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@DatabaseTest
class HoldsApiTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    CustomerDriver driver;

    @Autowired
    MarketingHolds holds;

    private final String ref = "H-" + UUID.randomUUID();
    private final String path = "/api/v1/customers/" + ref + "/holds";
    private Customer anna;

    @BeforeEach
    void annaIsLinsCustomer() {
        anna = driver.is(ref, "name", "Anna", "owner", "lin");
    }

    @Test
    void aHoldIsPlacedListedAndLiftedByItsWords() {
        assertThat(place("{\"reason\": \" on holiday \"}")).hasStatus(201);
        assertThat(place("{\"reason\": \"on holiday\"}")).hasStatus(201);

        var list = http.get()
                .uri(path)
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
        assertThat(list).bodyJson().extractingPath("total").isEqualTo(1);
        assertThat(list).bodyJson().extractingPath("items[0].reason").isEqualTo("manual");
        assertThat(list).bodyJson().extractingPath("items[0].reference").isEqualTo("on holiday");

        for (var time = 0; time < 2; time++) {
            assertThat(lift("on holiday")).hasStatus(204);
        }
        assertThat(holds.of(anna.id())).isEmpty();
    }

    @Test
    void aHoldOfAComplaintIsNotLiftedByHand() {
        holds.place(anna.id(), "complaint", "K-1", Cause.system("test"));

        assertThat(lift("K-1")).hasStatus(404);
        assertThat(holds.of(anna.id())).extracting(MarketingHold::reference).isEqualTo(List.of("K-1"));
    }

    @Test
    void withoutWordsNothingIsPlaced() {
        assertThat(place("{}")).hasStatus(422);
        assertThat(place("{\"reason\": \" \"}")).hasStatus(422);
        assertThat(place("{\"reason\": \"%s\"}".formatted("x".repeat(201)))).hasStatus(422);
        assertThat(holds.of(anna.id())).isEmpty();
    }

    @Test
    void agentsHoldTheirOwnCustomersOnly() {
        for (var agent : List.of("lin", "zhou")) {
            assertThat(http.post()
                            .uri(path)
                            .with(user(agent).roles("AGENT"))
                            .with(csrf())
                            .contentType("application/json")
                            .content("{\"reason\": \"asked by %s\"}".formatted(agent))
                            .exchange())
                    .hasStatus(agent.equals("lin") ? 201 : 404);
        }
        assertThat(holds.of(anna.id())).extracting(MarketingHold::reference).isEqualTo(List.of("asked by lin"));
    }

    private MvcTestResult place(String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer wl_demo_key")
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult lift(String words) {
        return http.delete()
                .uri(path + "?reference={words}", words)
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();
    }
}
