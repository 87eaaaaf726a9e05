package io.wayline.callback;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of calls. */
@Configuration(proxyBeanMethods = false)
class CallbackEntries {

    @Bean
    EntryKinds kindsOfCallbackEntries() {
        return EntryKinds.of("call-booked", "point")
                .and("call-rescheduled", "point")
                .and("call-cancelled", "point")
                .and("call-done", "point")
                .and("call-missed", "point")
                .telling("at", EntryKinds.Fact.MOMENT);
    }
}
