package io.wayline.platform;

import java.nio.file.Path;
import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.platform.clock.DemonstrationClock;

/** The one clock that everything reads, so that tests can set it, and demonstrations move it. */
@Configuration(proxyBeanMethods = false)
class Time {

    /** Only a database that nobody shares may be ahead of the world. */
    @Bean
    Clock clock(
            @Value("${wayline.embedded:false}") boolean embedded, @Value("${wayline.data-dir:./data}") Path directory) {
        return embedded ? new DemonstrationClock(Clock.systemUTC(), directory) : Clock.systemUTC();
    }
}
