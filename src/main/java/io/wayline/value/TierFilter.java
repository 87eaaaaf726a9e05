package io.wayline.value;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.customer.search.SearchFilter;

/** Lets the list of customers be narrowed to a tier. */
@Configuration(proxyBeanMethods = false)
class TierFilter {

    @Bean
    SearchFilter byTier() {
        return new SearchFilter("tier", "c.id in (select v.customer_id from customer_value v where v.tier = ?)");
    }
}
