package io.wayline.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import static org.awaitility.Awaitility.await;

/** The engine alone, in a process of its own. */
final class BareEngine implements BenchmarkSide {

    private final ChildJvm process;
    private int rounds;

    /** @param settings {@code stock} or {@code ours} */
    BareEngine(String settings, String database) throws IOException {
        this(settings, database, "reference");
    }

    /** @param journey {@code reference}, or {@code campaign}: one step, over with the call that begins it */
    BareEngine(String settings, String database, String journey) throws IOException {
        process = new ChildJvm(settings, List.of(), BareEngineMain.class, List.of(database, settings, journey));
        awaitLine("ready", 1);
    }

    @Override
    public void takes(int customers) throws IOException {
        process.tell(Integer.toString(customers));
        rounds++;
        awaitLine("round over", rounds);
    }

    private void awaitLine(String line, int times) {
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> process.printed().lines().filter(line::equals).count() >= times);
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
}
