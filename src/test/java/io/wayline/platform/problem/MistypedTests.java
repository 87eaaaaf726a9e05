package io.wayline.platform.problem;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/** A mistyped number is the asker's mistake and is answered as such. */
@DatabaseTest
class MistypedTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void aPathThatIsNoNumberLeadsNowhere() {
        assertThat(mvc.get().uri("/events/abc").with(user("he").roles("OPERATIONS")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/inbox/99999999999999999999").with(user("he").roles("OPERATIONS")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aParameterThatIsNoNumberIsNamed() {
        var answer = mvc.get()
                .uri("/api/v1/customers?limit=x")
                .header("Authorization", "Bearer wl_demo_key")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("limit");
    }

    @Test
    void aFieldThatACommandDoesNotKnowIsNamed() {
        var answer = mvc.post()
                .uri("/api/v1/instances/4711/pause")
                .header("Authorization", "Bearer wl_demo_key")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"a stocktaking\", \"until\": \"tomorrow\"}")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("until");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("reason");
    }

    @Test
    void strangersMayMistypeToo() {
        assertThat(mvc.get().uri("/sign-in?throttled=abc")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
