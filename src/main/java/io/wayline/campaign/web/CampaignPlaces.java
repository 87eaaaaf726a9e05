package io.wayline.campaign.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;

/** Where campaigns are found. */
@Configuration(proxyBeanMethods = false)
class CampaignPlaces {

    @Bean
    RailEntry campaignsInRail() {
        return new RailEntry(
                45, "campaigns", "/campaigns", "ti-speakerphone", Set.of(Role.OPERATIONS, Role.MARKETING, Role.ADMIN));
    }
}
