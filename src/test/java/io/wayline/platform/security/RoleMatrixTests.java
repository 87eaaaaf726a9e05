package io.wayline.platform.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.wayline.events.EventsDriver;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.OneDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/**
 * Every route of the running application with everybody who could ask, with a customer of their own and with somebody
 * else's: who may is written in {@code role-matrix.txt}, and a route that is not there fails.
 */
@DatabaseTest
@OneDatabase
class RoleMatrixTests {

    private static final String CUSTOMER = "/customers/{ref}";

    /** What is asked with a body, so that it is the customer who decides, and not the form of what was asked. */
    private static final List<String> JSON_ROUTES = List.of("/consents", "/holds", "/notes", "/tasks", "/journeys");

    private static final String KEY = "key";
    private static final List<String> EVERYBODY = List.of("anonymous", "lin", "shen", "he", "tang", "admin", KEY);
    /** Agents, and marketing, whom nobody shows anybody. */
    private static final List<String> WHO_SEE_NO_STRANGERS = List.of("lin", "tang");

    /** What forms send, so that it is the role that is judged and not what is missing. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("reason", "CALL"),
            Map.entry("version", "0"),
            Map.entry("topic", "marketing:email"),
            Map.entry("answer", "given"),
            Map.entry("how", "call"),
            Map.entry("journey", "none"),
            Map.entry("element", "none"),
            Map.entry("kind", "CUSTOMERS"),
            Map.entry("charset", "UTF-8"),
            Map.entry("whole", "true"),
            Map.entry("source", "none"),
            Map.entry("scope", "CLASS"),
            Map.entry("text", "Rang twice"),
            Map.entry("key", "none"),
            Map.entry("tag", "vip"),
            Map.entry("keep", "none"),
            Map.entry("keptVersion", "0"),
            Map.entry("otherVersion", "0"),
            Map.entry("exactly", "nobody-of-this-name"));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    EventsDriver events;

    @Autowired
    Collection<RequestMappingHandlerMapping> mappings;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String own = "own-" + mark;
    private final String foreign = "foreign-" + mark;
    private final String name = "Zyxwv" + mark;
    private final String email = "mail" + mark + "@example.com";
    private final String phone = "+861391" + String.format("%07d", Math.floorMod(mark.hashCode(), 10_000_000));

    @BeforeEach
    void linHasACustomerAndShenHasAnother() {
        events.send("customer.registered", own, Map.of("email", "own@example.com", "owner", "lin"));
        events.send(
                "customer.registered",
                foreign,
                Map.of("name", name, "email", email, "phone", phone, "owner", "shen", "locale", "en"));
        events.handleAll();
    }

    @Test
    void everyRouteIsWrittenDown() throws IOException {
        assertThat(matrix().keySet())
                .as("role-matrix.txt against the running application")
                .containsExactlyInAnyOrderElementsOf(new Routes(mappings).all());
    }

    @Test
    void everybodyMayWhatIsWrittenDown() throws IOException {
        var wrong = new ArrayList<String>();
        matrix().forEach((route, expected) -> {
            for (var at = 0; at < EVERYBODY.size(); at++) {
                var who = EVERYBODY.get(at);
                var answer = verdict(route, who);
                if (!answer.equals(expected.get(at))) {
                    wrong.add("%s, %s: expected %s, was %s".formatted(route, who, expected.get(at), answer));
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void supervisorsReadOfEverybody() {
        for (var route : List.of("GET /api/v1/customers", "GET /api/v1/customers/{ref}", "GET /customers/{ref}")) {
            assertThat(tells(route, "shen", List.of(email))).as(route).isTrue();
        }
        assertThat(tells("GET /customers", "shen", List.of(name))).isTrue();
    }

    @Test
    void nobodyReadsOfStrangersAnywhere() throws IOException {
        var told = new ArrayList<String>();
        for (var route : matrix().keySet()) {
            for (var who : WHO_SEE_NO_STRANGERS) {
                if (route.startsWith("GET ") && tells(route, who, List.of(name, email, phone, phone.substring(3)))) {
                    told.add(route + ", " + who);
                }
            }
        }

        assertThat(told).isEmpty();
    }

    @Test
    void contactDataStaysMaskedForThoseWhoOnlyRunTheHouse() throws IOException {
        var told = new ArrayList<String>();
        for (var route : matrix().keySet()) {
            if (route.startsWith("GET ")) {
                Stream.of("he", "admin")
                        .filter(who -> tells(route, who, List.of(email, phone)))
                        .forEach(who -> told.add(route + ", " + who));
            }
        }

        assertThat(told).isEmpty();
    }

    private static TreeMap<String, List<String>> matrix() throws IOException {
        var matrix = new TreeMap<String, List<String>>();
        new ClassPathResource("role-matrix.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split(" +")))
                .forEach(line -> matrix.put(line.get(0) + " " + line.get(1), line.subList(2, line.size())));
        return matrix;
    }

    private String verdict(String route, String who) {
        var answer = ask(route, foreign, who, Map.of());
        if (isShut(answer)) {
            return "n";
        }
        if (!route.contains(CUSTOMER) || answer.getStatus() != 404) {
            return "y";
        }
        var ofTheirOwn = ask(route, own, who, Map.of());
        return isShut(ofTheirOwn) || ofTheirOwn.getStatus() == 404 ? "gone" : "o";
    }

    private boolean tells(String route, String who, List<String> secrets) {
        var texts = new TreeSet<String>();
        // beginnings only: a page may repeat what was searched for
        for (var query : List.of("zyx", email.substring(0, 6), phone.substring(0, 8), foreign)) {
            texts.add(text(ask(route, foreign, who, Map.of("query", query, "begins", query, "limit", "200"))));
        }
        return texts.stream().anyMatch(text -> secrets.stream().anyMatch(text::contains));
    }

    private MockHttpServletResponse ask(String route, String customer, String who, Map<String, String> query) {
        var method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        var path = route.substring(route.indexOf(' ') + 1)
                .replace("{ref}", customer)
                .replace("{campaign}", "monthly-news-mail")
                .replaceAll("\\{[^}]*}", "4711");
        var asked = request(method, path);
        if (method.equals(HttpMethod.GET)) {
            query.forEach(asked::queryParam);
        } else {
            FIELDS.forEach(asked::param);
        }
        if (method.equals(HttpMethod.PATCH)) {
            asked.contentType("application/merge-patch+json").content("{}");
        } else if (path.startsWith("/api") && (JSON_ROUTES.stream().anyMatch(path::endsWith))) {
            asked.contentType("application/json").content("{}");
        }
        return mvc.perform(by(who, asked)).getResponse();
    }

    private MockHttpServletRequestBuilder by(String who, MockHttpServletRequestBuilder asked) {
        if (who.equals(KEY)) {
            return asked.header("Authorization", "Bearer wl_demo_key");
        }
        asked.with(csrf());
        return accounts.find(who)
                .map(person -> asked.with(authentication(new SignedIn(person, 0))))
                .orElse(asked);
    }

    private static boolean isShut(MockHttpServletResponse answer) {
        var leadsTo = String.valueOf(answer.getRedirectedUrl());
        return answer.getStatus() == 401
                || answer.getStatus() == 403
                || answer.getStatus() == 302 && leadsTo.endsWith("/sign-in");
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
