package io.wayline.testing.nodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One node in a JVM of its own. Only the process that was started here is ever signalled, by its own id. What it prints
 * is kept in a file, and its end is quoted when something fails.
 */
public final class NodeProcess implements AutoCloseable {

    /** How a JVM ends that was killed, or that a crash point has halted. */
    public static final int KILLED = 137;

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    /** As in {@code [gc] GC(7) Pause Young (Allocation Failure) 180M->92M(247M) 9.1ms}. */
    private static final Pattern KEPT = Pattern.compile("\\[gc.*->(\\d+)M\\(");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Process process;
    private final int port;
    private final Path output;
    private volatile boolean frozen;

    private NodeProcess(String name, Process process, int port, Path output) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /**
     * Starts a node and does not wait for it.
     *
     * @param directory where its output goes
     * @param heap how large its heap may get, in megabytes
     * @param point where it halts, and at which passage; null for a node that does not
     * @param settings as on the command line, without dashes
     */
    static NodeProcess start(
            String name, Path directory, int heap, CrashPoint.@Nullable Armed point, Map<String, String> settings) {
        try {
            Files.createDirectories(directory);
            var output = Files.createTempFile(directory, name + "-", ".log");
            var port = freePort();
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heap + "m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Xlog:gc",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Duser.timezone=UTC"));
            if (point != null) {
                command.add("-D" + CrashPoint.PROPERTY + "=" + point);
            }
            command.addAll(List.of("-cp", classPath(), NodeMain.class.getName(), "--server.port=" + port));
            settings.forEach((key, value) -> command.add("--" + key + "=" + value));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new NodeProcess(name, process, port, output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until it takes requests. */
    public NodeProcess awaitReady() {
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(process.isAlive())
                    .as(() -> name + " has ended:\n" + tail())
                    .isTrue();
            return isReady();
        });
        return this;
    }

    /** Whether it lives and moves. */
    boolean isAwake() {
        return process.isAlive() && !frozen;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Where it answers. */
    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** As the power cut does it: SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As an operator does it: SIGTERM, and the time to finish. */
    public void terminate() {
        process.destroy();
        awaitEnd();
    }

    /** Stands still as in a collection of garbage that does not end: SIGSTOP. */
    public void freeze() {
        signal("STOP");
        frozen = true;
    }

    /** Goes on where it stood: SIGCONT. */
    public void thaw() {
        signal("CONT");
        frozen = false;
    }

    /** Waits for its end, however it comes; how it ended. */
    public int awaitEnd() {
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as(() -> name + " does not end:\n" + tail())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What was left in its heap after the collection that left most, in megabytes. */
    public int mostKept() {
        try (var lines = Files.lines(output)) {
            return lines.map(KEPT::matcher)
                    .filter(Matcher::find)
                    .mapToInt(collection -> Integer.parseInt(collection.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The end of what it printed. */
    public String tail() {
        try {
            var lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private void signal(String signal) {
        try {
            var sent = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid())).start();
            assertThat(sent.waitFor()).as("kill -%s %s", signal, name).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() {
        var question = HttpRequest.newBuilder(at("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the tests run on, and the journeys that only they have. */
    private static String classPath() {
        var tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Path.of("target", "test-classes", "faults").toAbsolutePath() + File.pathSeparator + tests;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
