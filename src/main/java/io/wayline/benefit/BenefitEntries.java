package io.wayline.benefit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of points and coupons. */
@Configuration(proxyBeanMethods = false)
class BenefitEntries {

    @Bean
    EntryKinds kindsOfBenefitEntries() {
        return EntryKinds.of(EntryKinds.Subject.VALUE, "coupon-granted", "ticket")
                .and("coupon-redeemed", "ticket")
                .and("coupon-redeemed-for", "ticket")
                .and("coupon-revoked", "ticket")
                .and("points-granted", "coins")
                .and("points-redeemed", "coins")
                .and("points-redeemed-for", "coins")
                .and("points-revoked", "coins");
    }
}
