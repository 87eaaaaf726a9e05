package io.wayline.campaign.web;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.access.Role;
import io.wayline.shared.page.RailEntry;
import io.wayline.staff.NoticeKind;

/** Where campaigns are found. */
@Configuration(proxyBeanMethods = false)
class CampaignPlaces {

    /** By the key of a journey that time begins. */
    @Bean
    NoticeKind lookAtCampaign() {
        return new NoticeKind("look-at-campaign", "/campaigns/of/");
    }

    @Bean
    RailEntry campaignsInRail() {
        return new RailEntry(
                45, "campaigns", "/campaigns", "ti-speakerphone", Set.of(Role.OPERATIONS, Role.MARKETING, Role.ADMIN));
    }
}
