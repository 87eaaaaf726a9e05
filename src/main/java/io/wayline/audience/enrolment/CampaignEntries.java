package io.wayline.audience.enrolment;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of invitations. */
@Configuration(proxyBeanMethods = false)
class CampaignEntries {

    static final String INVITED = "campaign-invited";

    @Bean
    EntryKinds kindsOfCampaignEntries(ObjectProvider<Enrolments> enrolments) {
        return EntryKinds.of(EntryKinds.Subject.JOURNEYS, INVITED, "speakerphone")
                .telling(
                        "campaign",
                        EntryKinds.Fact.named((key, reader) ->
                                enrolments.getObject().campaigns(reader).getOrDefault(key, key)));
    }
}
