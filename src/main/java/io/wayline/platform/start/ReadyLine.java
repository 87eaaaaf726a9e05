package io.wayline.platform.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The one line that a person looks for after the start. */
@Component
class ReadyLine {

    private static final Logger LOG = LoggerFactory.getLogger("io.wayline");

    private final Environment environment;

    ReadyLine(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent started) {
        var embedded = environment.getProperty("wayline.embedded", Boolean.class, false);
        LOG.info(
                "Wayline is ready: open {} ({})",
                environment.getProperty("wayline.base-url"),
                embedded
                        ? "embedded H2 database in " + environment.getProperty("wayline.data-dir")
                        : "database "
                                + environment
                                        .getProperty("spring.datasource.url", "")
                                        .replaceFirst("\\?.*", ""));
    }
}
