package io.wayline.platform.security;

import jakarta.servlet.http.Cookie;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SessionsTests {

    private final MockMvcTester mvc;
    private final JdbcClient jdbc;

    @Autowired
    SessionsTests(MockMvcTester mvc, JdbcClient jdbc) {
        this.mvc = mvc;
        this.jdbc = jdbc;
    }

    @Test
    void keepsASessionInTheDatabaseForEveryNode() {
        var session = signIn("lin", "lin");

        assertThat(session).isNotNull();
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(jdbc.sql("select max_inactive_interval from spring_session where principal_name = 'lin'")
                        .query(Integer.class)
                        .list())
                .contains(8 * 60 * 60);
        assertThat(visit(session)).hasStatus(200);
    }

    @Test
    void endsASessionWithItsAccount() {
        var session = signIn("tang", "tang");
        jdbc.sql("update account set generation = generation + 1 where username = 'tang'")
                .update();

        assertThat(visit(session)).hasStatus(302);
    }

    @Test
    void showsTheRolesOfNow() {
        var session = signIn("he", "he");
        assertThat(visit(session, "/api/v1/event-sources")).hasStatus(403);
        jdbc.sql("update account set roles = 'ADMIN' where username = 'he'").update();

        assertThat(visit(session, "/api/v1/event-sources").getResponse().getStatus())
                .isNotEqualTo(403);

        jdbc.sql("update account set roles = 'OPERATIONS' where username = 'he'")
                .update();
    }

    @Test
    void treatsASessionThatItCannotReadAsEnded() {
        var session = signIn("shen", "shen");
        jdbc.sql("""
                        update spring_session_attributes set attribute_bytes = ? where session_primary_id in
                        (select primary_id from spring_session where principal_name = 'shen')""").param(new byte[] {1, 2, 3}).update();

        assertThat(visit(session)).hasStatus(302);
    }

    @Test
    void saysWhyNobodyGotIn() {
        assertThat(attempt("lin", "wrong")).hasStatus(302).hasRedirectedUrl("/sign-in?failed");
        for (var i = 0; i < 5; i++) {
            attempt("unheard-of", "wrong");
        }
        assertThat(attempt("unheard-of", "wrong")).hasStatus(302).hasRedirectedUrl("/sign-in?throttled=1");
    }

    @Test
    void signsOut() {
        var session = signIn("lin", "lin");

        assertThat(mvc.post().uri("/sign-out").cookie(session).with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus(302)
                .hasRedirectedUrl("/sign-in");

        assertThat(visit(session)).hasStatus(302);
    }

    private @Nullable Cookie signIn(String username, String password) {
        return attempt(username, password).getResponse().getCookie("wayline");
    }

    private MvcTestResult attempt(String username, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("username", username)
                .param("password", password)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private MvcTestResult visit(@Nullable Cookie session) {
        return visit(session, "/api/openapi");
    }

    private MvcTestResult visit(@Nullable Cookie session, String path) {
        return mvc.get().uri(path).cookie(session).exchange();
    }
}
