package io.wayline.testing.nodes;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends events as another system does: to whichever node answers, the same ones again until one has said that it has
 * them. Sometimes it does not wait for the answer.
 */
public final class Shop {

    private static final int BATCH = 100;
    private static final int TRIES = 600;
    private static final int IMPATIENT_PERCENT = 10;

    private final Nodes nodes;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final AtomicInteger turn = new AtomicInteger();
    private final Random random = new Random(7);

    public Shop(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Sends the event that starts the run's journey for each of these customers. */
    public void send(Run run, List<String> customers) {
        for (var first = 0; first < customers.size(); first += BATCH) {
            sendBatch(run, customers.subList(first, Math.min(first + BATCH, customers.size())));
        }
    }

    /** Sends at most 500 of these in one request; the number that the nodes gave to each, which repeats must get too. */
    public List<String> sendBatch(Run run, List<String> customers) {
        return take(
                run,
                customers.stream()
                        .map(customer -> new Event(
                                run.name() + ":" + customer, run.journey().startedBy(), customer))
                        .toList());
    }

    /** Sends the event that one branch of a customer's journey waits for. */
    public void answer(Run run, String customer, int number) {
        take(
                run,
                List.of(new Event(
                        "%s:%s:%d".formatted(run.name(), customer, number),
                        run.journey().answer(number),
                        customer)));
    }

    private record Event(String id, String type, String customer) {

        Map<String, Object> json() {
            return Map.of(
                    "specversion",
                    "1.0",
                    "id",
                    id,
                    "source",
                    "shop",
                    "type",
                    type,
                    "subject",
                    customer,
                    "data",
                    Map.of());
        }
    }

    private List<String> take(Run run, List<Event> events) {
        var ids = events.stream().map(Event::id).toList();
        var body = json.writeValueAsString(events.stream().map(Event::json).toList());
        for (var tried = 0; tried < TRIES; tried++) {
            var answer = post(body, tried == 0 && random.nextInt(100) < IMPATIENT_PERCENT);
            if (answer.isPresent()) {
                run.promised(ids);
                return answer.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("No node takes events");
    }

    /** Empty when there was no answer, or one that asks to come again. */
    private Optional<List<String>> post(String body, boolean impatient) {
        var awake = nodes.awake();
        if (awake.isEmpty()) {
            return Optional.empty();
        }
        var node = awake.get(Math.floorMod(turn.getAndIncrement(), awake.size()));
        var request = HttpRequest.newBuilder(node.at("/api/v1/events"))
                .header("Authorization", "Bearer " + Nodes.API_KEY)
                .header("Content-Type", "application/cloudevents-batch+json")
                .timeout(impatient ? Duration.ofMillis(2) : Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 500 || response.statusCode() == 429) {
                return Optional.empty();
            }
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            var numbers = new ArrayList<String>();
            for (var item : json.readTree(response.body()).get("items")) {
                assertThat(item.has("problem")).as(item.toString()).isFalse();
                numbers.add(item.get("id").asString());
            }
            return Optional.of(numbers);
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
