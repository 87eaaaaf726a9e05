package io.wayline.customer.erasure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of those who want to be forgotten. */
@Configuration(proxyBeanMethods = false)
class ErasureEntries {

    @Bean
    EntryKinds kindsOfErasureEntries() {
        return EntryKinds.of(EntryKinds.Subject.DATA, "erasure-requested", "eraser");
    }
}
