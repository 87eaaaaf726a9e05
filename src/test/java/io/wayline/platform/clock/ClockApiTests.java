package io.wayline.platform.clock;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** This application keeps the time of its tests, as one on PostgreSQL keeps the true one: it says why. */
@DatabaseTest
class ClockApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Test
    void saysWhatTimeItIsAndThatItCannotBeMovedHere() {
        var clock = mvc.get().uri("/api/v1/clock").header("Authorization", "Bearer wl_demo_key");

        assertThat(clock).hasStatusOk().bodyJson().extractingPath("$.movable").isEqualTo(false);
        assertThat(clock).bodyJson().extractingPath("$.ahead").isEqualTo("PT0S");
    }

    @Test
    void refusesToMoveWithTheReason() {
        assertThat(mvc.post()
                        .uri("/api/v1/clock")
                        .header("Authorization", "Bearer wl_demo_key")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"by\": \"P3D\"}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("keeps the true time");
    }

    @Test
    void thePageOffersNothingToMoveAndMovesNothing() {
        var he = authentication(new SignedIn(accounts.find("he").orElseThrow(), 0));

        assertThat(mvc.get().uri("/settings/clock").with(he))
                .hasStatusOk()
                .bodyText()
                .contains("keeps the true time")
                .doesNotContain("name=\"to\"", "name=\"by\"");
        assertThat(mvc.post().uri("/settings/clock").with(he).with(csrf()).param("by", "PT1H"))
                .hasStatus(409);
        assertThat(mvc.post().uri("/settings/clock/stop").with(he).with(csrf())).hasStatus(302);
    }
}
