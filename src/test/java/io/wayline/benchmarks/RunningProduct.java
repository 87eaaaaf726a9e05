package io.wayline.benchmarks;

import java.nio.file.Path;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.wayline.Wayline;

/** The whole product in this process, on a database of its own, with the settings that it is shipped with. */
final class RunningProduct implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    RunningProduct(DurablePostgres database) {
        context = new SpringApplicationBuilder(Wayline.class)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=postgres",
                        "--wayline.secret=a-secret-of-the-benchmarks-that-is-long-enough",
                        "--wayline.data-dir=" + Path.of("target", "benchmark-data"),
                        "--server.address=127.0.0.1",
                        "--server.port=0");
    }

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    @Override
    public void close() {
        context.close();
    }
}
