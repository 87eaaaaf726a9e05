package io.wayline.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import io.wayline.Wayline;
import io.wayline.testing.smtp.MailServerProcess;

/** The whole product in this process, on a database of its own, with the settings that it is shipped with. */
final class RunningProduct implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    RunningProduct(DurablePostgres database) {
        this(database, List.of());
    }

    /** With mails that leave by that server, at any hour. */
    RunningProduct(DurablePostgres database, MailServerProcess mailServer) {
        this(
                database,
                List.of(
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mailServer.port(),
                        "--wayline.mail.from=hello@wayline.example",
                        "--wayline.mail.website=https://www.wayline.example",
                        "--wayline.mail.company-name.en=Wayline",
                        "--wayline.mail.postal-address.en=1 Test Street, Shanghai",
                        "--wayline.mail.gate.quiet-hours.from=00:00",
                        "--wayline.mail.gate.quiet-hours.to=00:00"));
    }

    private RunningProduct(DurablePostgres database, List<String> more) {
        var settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=postgres",
                "--wayline.secret=a-secret-of-the-benchmarks-that-is-long-enough",
                "--wayline.data-dir=" + Path.of("target", "benchmark-data"),
                "--server.address=127.0.0.1",
                "--server.port=0"));
        settings.addAll(more);
        context = new SpringApplicationBuilder(Wayline.class).run(settings.toArray(String[]::new));
    }

    <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** Requests as browsers send them, without the network between. */
    MockMvcTester browser() {
        return MockMvcTester.create(MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build());
    }

    @Override
    public void close() {
        context.close();
    }
}
