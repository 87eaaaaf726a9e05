package io.wayline.value;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of orders. */
@Configuration(proxyBeanMethods = false)
class OrderEntries {

    @Bean
    EntryKinds kindsOfOrderEntries() {
        return EntryKinds.of(EntryKinds.Subject.VALUE, "order-placed", "shopping-bag")
                .and("order-delayed", "clock")
                .and("order-cancelled", "shopping-bag-x")
                .and("order-returned", "truck-return")
                .telling("amount", EntryKinds.Fact.AMOUNT);
    }
}
