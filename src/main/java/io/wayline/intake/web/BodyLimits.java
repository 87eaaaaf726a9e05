package io.wayline.intake.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

import io.wayline.intake.EventIntake;
import io.wayline.intake.file.Previews;
import io.wayline.shared.body.BodyLimit;

/** The routes that take larger bodies than others. */
@Configuration(proxyBeanMethods = false)
class BodyLimits {

    private static final String POST = HttpMethod.POST.name();

    @Bean
    BodyLimit eventBodies() {
        return BodyLimit.of(POST, Requests.PATH, EventIntake.MAX_BATCH);
    }

    /** The beginning of a file, also where other bodies must be smaller. */
    @Bean
    BodyLimit beginningsOfFiles() {
        return BodyLimit.of(POST, "/imports/preview", Previews.ENOUGH);
    }

    /** Kept piece by piece as it comes, up to {@code wayline.import.max-size}. */
    @Bean
    BodyLimit filesOfCustomers() {
        return BodyLimit.streamed(POST, "/api/v1/customers/import");
    }

    @Bean
    BodyLimit filesOfOrders() {
        return BodyLimit.streamed(POST, "/api/v1/orders/import");
    }
}
