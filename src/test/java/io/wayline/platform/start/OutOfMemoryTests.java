package io.wayline.platform.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A process without any flag runs out of memory, for real, in a place that would go on otherwise. */
class OutOfMemoryTests {

    @ParameterizedTest
    @ValueSource(strings = {"thread", "logged"})
    void endsTheProcess(String where) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Exhausted.class.getName(),
                        where)
                .redirectErrorStream(true)
                .start();

        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(printed).isEqualTo(3);
            assertThat(printed).contains("Out of memory: the process ends now");
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process; its main thread would stay for ever. */
    static final class Exhausted {

        public static void main(String[] where) throws InterruptedException {
            new OutOfMemoryWatch().afterPropertiesSet();
            if (where[0].equals("thread")) {
                new Thread(Exhausted::exhaust).start();
            } else {
                Executors.newSingleThreadExecutor().submit(Exhausted::exhaustAndGoOn);
            }
            Thread.currentThread().join();
        }

        private static void exhaust() {
            List<byte[]> kept = new ArrayList<>();
            while (!kept.contains(new byte[0])) {
                kept.add(new byte[256 * 1024]);
            }
        }

        /** As frameworks do: they wrap it, log it, and take the next piece of work. */
        private static void exhaustAndGoOn() {
            try {
                exhaust();
            } catch (OutOfMemoryError swallowed) {
                LoggerFactory.getLogger(Exhausted.class)
                        .warn("That did not work", new IllegalStateException(swallowed));
            }
        }
    }
}
