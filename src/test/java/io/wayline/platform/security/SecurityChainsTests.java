package io.wayline.platform.security;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

import io.wayline.shared.page.PathAccess;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SecurityChainsTests {

    private static final Map<String, String> WHO =
            Map.of("agent", "lin", "supervisor", "shen", "operations", "he", "marketing", "tang", "admin", "admin");

    private final MockMvcTester mvc;
    private final Accounts accounts;
    private final Collection<RequestMappingHandlerMapping> mappings;
    private final Collection<PathAccess> paths;

    @Autowired
    SecurityChainsTests(
            MockMvcTester mvc,
            Accounts accounts,
            Collection<RequestMappingHandlerMapping> mappings,
            Collection<PathAccess> paths) {
        this.mvc = mvc;
        this.accounts = accounts;
        this.mappings = mappings;
        this.paths = paths;
    }

    /** y: the door opens (whatever lies behind it); n: it does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            method | path                           | anonymous | agent | supervisor | operations | marketing | admin | key
            GET    | /api/v1/events                 | n         | n     | y          | y          | n         | y     | y
            POST   | /api/v1/events                 | n         | n     | n          | n          | n         | y     | y
            POST   | /api/v1/events/1/replay        | n         | n     | n          | y          | n         | y     | y
            GET    | /api/v1/event-sources          | n         | n     | n          | n          | n         | y     | y
            PUT    | /api/v1/event-sources          | n         | n     | n          | n          | n         | y     | y
            POST   | /api/v1/event-sources/rotate-secret | n    | n     | n          | n          | n         | y     | y
            DELETE | /api/v1/event-sources          | n         | n     | n          | n          | n         | y     | y
            GET    | /api/v1/customers              | n         | y     | y          | y          | n         | y     | y
            GET    | /api/v1/customers/C-1/timeline | n         | y     | y          | y          | n         | y     | y
            GET    | /api/v1/customers/C-1/consents | n         | y     | y          | y          | n         | y     | y
            POST   | /api/v1/customers/C-1/consents | n         | y     | y          | n          | n         | n     | y
            GET    | /api/v1/journeys               | n         | n     | y          | y          | n         | y     | y
            GET    | /api/v1/instances/1            | n         | n     | y          | y          | n         | y     | y
            GET    | /api/v1/messages/1             | n         | n     | y          | y          | n         | y     | y
            GET    | /api/docs                      | n         | y     | y          | y          | y         | y     | n
            GET    | /api/openapi                   | n         | y     | y          | y          | y         | y     | n
            GET    | /                              | n         | y     | y          | y          | y         | y     | n
            GET    | /settings                      | n         | n     | n          | n          | n         | y     | n
            GET    | /settings/accounts             | n         | n     | n          | n          | n         | y     | n
            GET    | /settings/sources              | n         | n     | n          | n          | n         | y     | n
            GET    | /settings/me                   | n         | y     | y          | y          | y         | y     | n
            GET    | /actuator/health               | y         | y     | y          | y          | y         | y     | y
            GET    | /actuator/prometheus           | n         | n     | n          | n          | n         | y     | y
            GET    | /actuator/info                 | n         | n     | n          | n          | n         | y     | n
            GET    | /sign-in                       | y         | y     | y          | y          | y         | y     | y
            GET    | /setup/none                    | y         | y     | y          | y          | y         | y     | y
            GET    | /app/none.js                   | y         | y     | y          | y          | y         | y     | y
            GET    | /u/none                        | y         | y     | y          | y          | y         | y     | y
            POST   | /u/none                        | y         | y     | y          | y          | y         | y     | y
            GET    | /customers/C-1/consents        | n         | y     | y          | y          | n         | y     | n
            POST   | /customers/C-1/consents?topic=marketing:email&answer=given&how=call | n         | y     | y          | n          | n         | n     | n
            GET    | /inbox/1/body                  | n         | n     | y          | y          | n         | y     | n
            """)
    void opensForWhomItShould(
            String method,
            String path,
            String anonymous,
            String agent,
            String supervisor,
            String operations,
            String marketing,
            String admin,
            String key) {
        var expected = Map.of(
                "agent",
                agent,
                "supervisor",
                supervisor,
                "operations",
                operations,
                "marketing",
                marketing,
                "admin",
                admin);

        assertThat(opens(method, path, null)).as("anonymous").isEqualTo(anonymous.equals("y"));
        expected.forEach(
                (role, door) -> assertThat(opens(method, path, role)).as(role).isEqualTo(door.equals("y")));
        assertThat(opens(mvc.perform(request(method, path).header("Authorization", "Bearer wl_demo_key"))))
                .as("key")
                .isEqualTo(key.equals("y"));
    }

    @Test
    void answersUnknownPathsOfTheApiOnlyToThoseItKnows() {
        assertThat(mvc.get().uri("/api/v1/nothing"))
                .hasStatus(401)
                .headers()
                .hasValue("WWW-Authenticate", "Bearer realm=\"wayline\"");
        assertThat(mvc.get().uri("/api/v1/nothing").header("Authorization", "Bearer wl_demo_key"))
                .hasStatus(404)
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("/problems/not-found");
    }

    @Test
    void namesTheMethodsOfAPath() {
        assertThat(mvc.delete().uri("/api/v1/events").header("Authorization", "Bearer wl_demo_key"))
                .hasStatus(405)
                .headers()
                .hasValue("Allow", "GET, POST");
        assertThat(mvc.patch().uri("/api/v1/customers/C-1/holds").header("Authorization", "Bearer wl_demo_key"))
                .hasStatus(405)
                .headers()
                .hasValue("Allow", "DELETE, GET, POST");
    }

    @Test
    void refusesAWrongKeyEvenBesideASession() {
        assertThat(mvc.get().uri("/api/v1/customers").with(as("agent")).header("Authorization", "Bearer wl_wrong"))
                .hasStatus(401);
    }

    @Test
    void asksASessionForItsTokenBeforeAnythingChanges() {
        assertThat(mvc.post().uri("/api/v1/events/1/replay").with(as("operations")))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("/problems/csrf-token-missing");
    }

    @Test
    void tellsWhoForgotTheKeyOfTheKey() {
        assertThat(mvc.post().uri("/api/v1/events"))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("/problems/unauthenticated");
    }

    @Test
    void letsAKeyActForSomebodyWhoWorksHereOnly() {
        assertThat(mvc.get()
                        .uri("/api/v1/events")
                        .header("Authorization", "Bearer wl_demo_key")
                        .header("Wayline-Actor", "ghost"))
                .hasStatus(403);
    }

    @Test
    void tellsBrowsersWhatOurPagesMayDo() {
        var page = mvc.get().uri("/sign-in").exchange();

        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'");
        assertThat(page.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getResponse().getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void locksMailsIntoASandboxThatOnlyOurPagesFrame() {
        var mail = mvc.get().uri("/inbox/1/body").with(as("operations")).exchange();

        assertThat(mail.getResponse().getHeader("Content-Security-Policy"))
                .startsWith("sandbox;")
                .contains("frame-ancestors 'self'");
        assertThat(mail.getResponse().getHeader("X-Frame-Options")).isNull();
    }

    @Test
    void noDoorStandsWithoutARoomBehindIt() {
        var rooms = new Routes(mappings)
                .all().stream()
                        .map(route -> route.substring(route.indexOf(' ') + 1))
                        .toList();

        assertThat(paths).allSatisfy(access -> {
            var pattern = PathPatternParser.defaultInstance.parse(access.path());
            assertThat(rooms).as(access.path()).anyMatch(room -> pattern.matches(PathContainer.parsePath(room)));
        });
    }

    private boolean opens(String method, String path, @Nullable String role) {
        var request = request(method, path).with(SecurityMockMvcRequestPostProcessors.csrf());
        return opens(mvc.perform(role == null ? request : request.with(as(role))));
    }

    private static boolean opens(MvcTestResult result) {
        var status = result.getResponse().getStatus();
        var location = String.valueOf(result.getResponse().getRedirectedUrl());
        return status != 401 && status != 403 && !(status == 302 && location.endsWith("/sign-in"));
    }

    private static MockHttpServletRequestBuilder request(String method, String path) {
        return MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path);
    }

    private RequestPostProcessor as(String role) {
        var person = accounts.find(WHO.get(role)).orElseThrow();
        return SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0));
    }
}
