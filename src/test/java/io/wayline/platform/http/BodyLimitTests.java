package io.wayline.platform.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import io.wayline.testing.BrowserTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every route that there is, over the network, with a body that is too large for it. */
@BrowserTest
class BodyLimitTests {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> STREAMED = List.of("POST /api/v1/customers/import", "POST /api/v1/orders/import");
    private static final List<String> DRAWINGS = List.of(
            "POST /api/v1/catalogue/check",
            "POST /api/v1/catalogue/publish",
            "POST /studio/catalogue/journey/4711/edit/draft");
    private static final String EVENTS = "POST /api/v1/events";

    @LocalServerPort
    int port;

    @Autowired
    HttpSettings settings;

    private interface Sending {

        int send(String route) throws IOException;
    }

    @Test
    void refusesWhatAnnouncesThatItIsTooLarge() throws IOException {
        assertThat(wrong(route -> request(route).statusAnnouncing(90L * MEBIBYTE)))
                .isEmpty();
    }

    /** The sender gets rid of all of it, so that it comes to read the answer. */
    @Test
    void refusesWhatIsOneByteTooLarge() throws IOException {
        var route = "POST /api/v1/incidents/retry";
        var body = new byte[Math.toIntExact(most(route)) + 1];

        assertThat(request(route).sending(body).status()).isEqualTo(413);
    }

    @Test
    void refusesWhatTurnsOutToBeTooLarge() throws IOException {
        assertThat(wrong(route ->
                        request(route).with("Content-Type", "application/json").statusSendingChunks(most(route) + 1)))
                .isEmpty();
    }

    @Test
    void refusesFormsThatTurnOutToBeTooLarge() throws IOException {
        assertThat(wrong(route -> request(route).with("Content-Type", FORM).statusSendingChunks(most(route) + 1)))
                .isEmpty();
    }

    @Test
    void refusesFilesInFormsThatTurnOutToBeTooLarge() throws IOException {
        assertThat(wrong(route -> request(route)
                        .with("Content-Type", "multipart/form-data; boundary=x")
                        .statusSendingChunks(most(route) + 1)))
                .isEmpty();
    }

    @Test
    void refusesWhatIsThereOnlyForTheServerOrForNobody() throws IOException {
        for (var route : List.of(
                "POST /sign-in",
                "POST /sign-out",
                "POST /nowhere",
                "PUT /api/nowhere",
                "GET /app/x.js",
                "POST /error",
                "GET /actuator/health",
                "POST /preferences",
                "OPTIONS /",
                "FANCY /work")) {
            assertThat(request(route).statusAnnouncing(90L * MEBIBYTE))
                    .as(route)
                    .isEqualTo(413);
            assertThat(request(route).statusSendingChunks(most(route) + 1))
                    .as(route)
                    .isEqualTo(413);
        }
    }

    @Test
    void tellsProgramsTheLimitAndPeopleWhatHelps() throws IOException {
        var program = request("POST /api/v1/incidents/retry").announcing(90L * MEBIBYTE);
        assertThat(program.header("Content-Type")).hasValue("application/problem+json");
        assertThat(program.body()).contains("/problems/payload-too-large", "\"limit\":" + most("any"));

        var person = request("POST /customers").with("Accept-Language", "en").announcing(90L * MEBIBYTE);
        assertThat(person.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(person.body()).contains("That is too much at once");
    }

    /** The sender goes on for as long as it can; what it gets rid of lies in buffers, or was thrown away. */
    @Test
    void takesNoMoreOfABodyThanItHasToAndDoesNotHang() throws IOException {
        var answer = request("POST /api/v1/incidents/retry")
                .with("Content-Type", "application/json")
                .sendingChunks(90L * MEBIBYTE);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.taken()).isLessThan(20L * MEBIBYTE);
    }

    @Test
    void waitsForNobodyWhoAnnouncesAndSendsNothing() throws IOException {
        assertThat(request("POST /api/v1/incidents/retry")
                        .announcing(90L * MEBIBYTE)
                        .header("Connection"))
                .hasValue("close");
    }

    @Test
    void answersWhoAsksBeforeSending() throws IOException {
        var answer = request("POST /api/v1/incidents/retry")
                .with("Expect", "100-continue")
                .announcing(90L * MEBIBYTE);

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void leavesFilesToTheirOwnLimit() throws IOException {
        for (var route : STREAMED) {
            assertThat(request(route)
                            .with("Content-Type", "text/csv")
                            .sendingChunks(settings.maxBody().toBytes() + MEBIBYTE)
                            .status())
                    .as(route)
                    .isNotEqualTo(413);
        }
    }

    @Test
    void handsOnWhatComesInChunksAndIsNotTooLarge() throws IOException {
        var answer = request("POST /api/v1/incidents/retry")
                .with("Content-Type", "application/json")
                .sendingChunks(
                        " ".repeat(100_000).concat("{\"journey\": \"nowhere\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("failed step");
    }

    @Test
    void handsOnFormsThatComeInChunks() throws IOException {
        var door = new RawRequest(port, "GET", "/sign-in").sending(new byte[0]);
        var cookie = door.header("Set-Cookie").orElseThrow().split(";")[0];
        var token = door.body().replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        var form = "username=lin&password=lin&note=" + "%E4%BD%A0".repeat(1_000) + "&_csrf=" + token;

        var answer = new RawRequest(port, "POST", "/sign-in")
                .with("Cookie", cookie)
                .with("Content-Type", FORM)
                .sendingChunks(form.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location").orElse("")).doesNotContain("/setup");
    }

    private Map<String, Integer> wrong(Sending sending) throws IOException {
        var wrong = new TreeMap<String, Integer>();
        for (var route : routes()) {
            var status = sending.send(route);
            if (status != 413) {
                wrong.put(route, status);
            }
        }
        return wrong;
    }

    private long most(String route) {
        if (DRAWINGS.contains(route)) {
            return 2 * MEBIBYTE;
        }
        return route.equals(EVENTS) ? MEBIBYTE : settings.maxBody().toBytes();
    }

    private RawRequest request(String route) {
        var parts = route.split(" ");
        return new RawRequest(port, parts[0], parts[1]).with("Authorization", "Bearer wl_demo_key");
    }

    private static List<String> routes() throws IOException {
        return new ClassPathResource("role-matrix.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .map(line -> line[0] + " " + line[1].replaceAll("\\{[^}]*}", "4711"))
                .filter(route -> !STREAMED.contains(route))
                .toList();
    }
}
