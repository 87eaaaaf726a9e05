package io.wayline.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.wayline.testing.nodes.NodeMain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The product with the settings that it is shipped with and the reference journey, in a process of its own. */
final class ReferenceProduct implements BenchmarkSide {

    private static final String KEY = "a-key-of-the-benchmarks-that-is-long-enough";
    private static final int SENDERS = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ChildJvm process;
    private final JdbcClient sql;
    private final int port;
    private int taken;

    ReferenceProduct(String database, int mailServer) throws IOException {
        port = freePort();
        sql = JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
        var drawn = Path.of("target", "benchmark", "classes");
        var folder = Files.createDirectories(drawn.resolve("processes/reference"));
        try (var diagram = ReferenceProduct.class.getResourceAsStream("/journeys/reference.bpmn")) {
            Files.write(folder.resolve("reference.bpmn"), diagram.readAllBytes());
        }
        process = new ChildJvm(
                "wayline",
                List.of(drawn),
                NodeMain.class,
                List.of(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mailServer,
                        "--wayline.data-dir=" + Path.of("target", "benchmark", "data"),
                        "--wayline.secret=a-secret-of-the-benchmarks-that-is-long-enough",
                        "--wayline.api-keys.benchmark=" + KEY,
                        "--wayline.intake.rate=100000",
                        "--wayline.intake.burst=100000",
                        "--wayline.mail.from=hello@wayline.example",
                        "--wayline.mail.website=https://www.wayline.example",
                        "--wayline.mail.company-name.en=Wayline",
                        "--wayline.mail.postal-address.en=1 Test Street, Shanghai"));
        await().atMost(Duration.ofMinutes(4)).ignoreExceptions().until(() -> {
            assertThat(process.isAlive()).as(process.printed()).isTrue();
            return http.send(request("/actuator/health/readiness").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        });
    }

    /** Lets it know so many customers, by a file. */
    void knows(int customers) throws Exception {
        var file = IntStream.range(0, customers)
                .mapToObj("R-%1$d,Anna Weber,r-%1$d@example.com,en,Europe/Berlin"::formatted)
                .collect(Collectors.joining("\n", "ref,name,email,locale,zone\n", "\n"));
        var answer = send(request("/api/v1/customers/import")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> sql.sql("select count(*) from customer")
                                .query(Integer.class)
                                .single()
                        == customers);
        sql.sql("analyze customer").update();
    }

    @Override
    public void takes(int customers) throws IOException {
        var first = taken;
        taken += customers;
        var lastMail = sql.sql("select coalesce(max(id), 0) from outbox_message")
                .query(Long.class)
                .single();
        var begun = sql.sql("select now()").query(String.class).single();
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            var work = new ArrayList<Callable<Void>>();
            for (var sender = 0; sender < SENDERS; sender++) {
                var mine = sender;
                work.add(() -> {
                    for (var number = first + mine; number < taken; number += SENDERS) {
                        asks(number);
                    }
                    return null;
                });
            }
            for (var sent : senders.invokeAll(work)) {
                sent.get();
            }
        } catch (Exception failed) {
            throw new IOException("Not all events were taken", failed);
        } finally {
            senders.shutdownNow();
        }
        // asked are the small indexes of what is still to be done: counting what is done would be felt in the figures
        var open = List.of(
                "inbox_event where state = 'RECEIVED'",
                "journey_instance where journey = 'reference' and started_at > '" + begun + "' and ended_at is null",
                "outbox_message where state = 'PENDING'",
                "outbox_message where state in ('CLAIMED', 'HANDOVER')",
                // one that has gone back to wait in between
                "outbox_message where state = 'PENDING'");
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> open.stream().allMatch(what -> counted(what) == 0));
        assertThat(counted("outbox_message where id > " + lastMail + " and state = 'SENT'"))
                .isEqualTo(2 * customers);
        assertThat(counted("journey_instance where journey = 'reference' and started_at > '" + begun
                        + "' and ended_at is not null"))
                .isEqualTo(customers);
    }

    private int counted(String what) {
        return sql.sql("select count(*) from " + what).query(Integer.class).single();
    }

    /** Lets somebody begin onboarding, who then waits for time to pass and for a first order; their way and who they are. */
    Map.Entry<String, String> somebodyWaits() throws IOException, InterruptedException {
        var answer = send(request("/api/v1/events")
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString("""
                        {"specversion": "1.0", "id": "waits", "source": "benchmark", "type": "customer.registered",
                        "subject": "WAITS", "data": {"email": "waits@example.com", "locale": "en"}}""")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        await().until(() -> counted("outbox_message where customer_ref = 'WAITS' and state = 'SENT'") == 1);
        return sql.sql("select id, customer_id from journey_instance where journey = 'onboarding'")
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("customer_id")))
                .single();
    }

    /** Somebody who has come to the end of the reference journey; their way and who they are. */
    Map.Entry<String, String> somebodyEnded() {
        return sql.sql("""
                        select id, customer_id from journey_instance where journey = 'reference' and ended_at is not null
                        order by started_at fetch first row only""")
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("customer_id")))
                .single();
    }

    private void asks(int number) throws IOException, InterruptedException {
        var answer = send(request("/api/v1/events")
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString("""
                        {"specversion": "1.0", "id": "%1$d", "source": "benchmark", "type": "test.reference-asked",
                        "subject": "R-%1$d", "data": {}}""".formatted(number))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + KEY);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JdbcClient sql() {
        return sql;
    }

    long pid() {
        return process.pid();
    }

    long mostMemory() throws IOException {
        return process.mostMemory();
    }

    @Override
    public Duration cpu() {
        return process.cpu();
    }

    @Override
    public void freeze() throws IOException {
        process.freeze();
    }

    @Override
    public void thaw() throws IOException {
        process.thaw();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
