package io.wayline.testing.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands as another system gives them, to the node that was started last of those that can answer. */
public final class Commands {

    private final Nodes nodes;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public Commands(Nodes nodes) {
        this.nodes = nodes;
    }

    /** What the node answers to a command that it takes. */
    public JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", path, body);
    }

    /** The same with another verb. */
    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    private JsonNode send(String verb, String path, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(nodes.latest().at(path))
                .header("Authorization", "Bearer " + Nodes.API_KEY)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(2))
                .method(verb, BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return json.readTree(answer.body());
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
