package io.wayline.journey.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.body.BodyLimit;

/** A drawing may be larger than what other routes take; as JSON it has a character more for each quote and line. */
@Configuration(proxyBeanMethods = false)
class CatalogueLimits {

    private static final long MOST = 2L << 20;

    @Bean
    BodyLimit drawingsToCheck() {
        return BodyLimit.of("POST", "/api/v1/catalogue/check", MOST);
    }

    @Bean
    BodyLimit drawingsToCompare() {
        return BodyLimit.of("POST", "/api/v1/catalogue/compare", MOST);
    }

    @Bean
    BodyLimit drawingsToPublish() {
        return BodyLimit.of("POST", "/api/v1/catalogue/publish", MOST);
    }
}
