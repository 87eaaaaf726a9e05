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
import io.wayline.customer.Customers;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

@DatabaseTest
class MergeApiTests {

    private static final String JSON = "application/json";

    @Autowired
    MockMvcTester http;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Customers customers;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private Customer anna;
    private Customer old;
    private String path;

    @BeforeEach
    void annaIsKnownTwice() {
        var mail = "anna." + some + "@example.com";
        anna = driver.is("A-" + some, "name", "Anna", "email", mail, "owner", "shen");
        old = driver.is("B-" + some, "name", "Anna Berg", "email", mail, "owner", "lin");
        path = "/api/v1/duplicates/" + DuplicatePair.of(anna.id(), old.id()).id() + "/merge";
    }

    @Test
    void aMergeIsForeseenWithoutChangingAnything() {
        var answer = http.get()
                .uri(path + "?keep=" + anna.ref() + "&take=name")
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();

        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyJson()
                .extractingPath("kept.ref")
                .isEqualTo(anna.ref().value());
        assertThat(answer).bodyJson().extractingPath("differing").isEqualTo(List.of("name", "owner"));
        assertThat(answer).bodyJson().extractingPath("taken").isEqualTo(List.of("name"));
        assertThat(answer).bodyJson().extractingPath("otherVersion").isEqualTo(old.version());
        assertThat(customers.get(old.ref()).id()).isEqualTo(old.id());
    }

    @Test
    void theMergeAnswersTheKeptCustomerTwice() {
        var body = "{\"keep\": \"%s\", \"take\": [\"name\"]}".formatted(anna.ref());
        for (var time = 0; time < 2; time++) {
            var answer = http.post()
                    .uri(path)
                    .header("Authorization", "Bearer wl_demo_key")
                    .contentType(JSON)
                    .content(body)
                    .exchange();

            assertThat(answer).hasStatusOk();
            assertThat(answer)
                    .bodyJson()
                    .extractingPath("ref")
                    .isEqualTo(anna.ref().value());
            assertThat(answer).bodyJson().extractingPath("name").isEqualTo("Anna Berg");
        }
        for (var ref : List.of(anna.ref(), old.ref())) {
            assertThat(http.get()
                            .uri("/api/v1/customers/" + ref)
                            .header("Authorization", "Bearer wl_demo_key")
                            .exchange())
                    .bodyJson()
                    .extractingPath("ref")
                    .isEqualTo(anna.ref().value());
        }
    }

    @Test
    void theOldRefShowsTheKeptOneOnlyToWhoeverSeesThem() {
        http.post()
                .uri(path)
                .header("Authorization", "Bearer wl_demo_key")
                .contentType(JSON)
                .content("{\"keep\": \"%s\"}".formatted(anna.ref()))
                .exchange();

        assertThat(http.get()
                        .uri("/api/v1/customers/" + old.ref())
                        .with(user("lin").roles("AGENT"))
                        .exchange())
                .as("lin looked after the other one, shen looks after the kept one")
                .hasStatus(404);
        assertThat(http.get()
                        .uri("/api/v1/customers/" + old.ref())
                        .with(user("shen").roles("AGENT"))
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void whatCannotBeIsNamed() {
        assertThat(merged("{\"keep\": \"nobody\"}")).hasStatus(422);
        assertThat(merged("{}")).hasStatus(422);
        assertThat(merged("{\"keep\": \"%s\", \"take\": [\"tier\"]}".formatted(anna.ref())))
                .hasStatus(422);
        assertThat(merged("{\"keep\": \"%s\", \"keptVersion\": 99}".formatted(anna.ref())))
                .hasStatus(412);
        assertThat(http.post()
                        .uri(path)
                        .with(user("he").roles("OPERATIONS"))
                        .with(csrf())
                        .contentType(JSON)
                        .content("{\"keep\": \"%s\"}".formatted(anna.ref()))
                        .exchange())
                .hasStatus(403);
        assertThat(customers.get(old.ref()).id()).isEqualTo(old.id());
    }

    private MvcTestResult merged(String body) {
        return http.post()
                .uri(path)
                .with(user("shen").roles("SUPERVISOR"))
                .with(csrf())
                .contentType(JSON)
                .content(body)
                .exchange();
    }
}
