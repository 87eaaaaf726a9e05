package io.wayline.callback;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of calls. */
@Configuration(proxyBeanMethods = false)
class CallbackEntries {

    @Bean
    EntryKinds kindsOfCallbackEntries() {
        return EntryKinds.of(EntryKinds.Subject.CALLS, "call-booked", "calendar-plus")
                .and("call-rescheduled", "calendar-time")
                .and("call-cancelled", "phone-off")
                .and("call-started", "phone-calling")
                .and("call-done", "phone-check")
                .and("call-missed", "phone-x")
                .telling("at", EntryKinds.Fact.MOMENT)
                .telling("reason", EntryKinds.Fact.DRAWN_WORD);
    }
}
