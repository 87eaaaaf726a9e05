package io.wayline.complaint.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of complaints. */
@Configuration(proxyBeanMethods = false)
class ComplaintEntries {

    @Bean
    EntryKinds kindsOfComplaintEntries() {
        return EntryKinds.of(EntryKinds.Subject.TASKS, "complaint-received", "message-report")
                .and("complaint-received-again", "message-report")
                .and("complaint-acknowledged", "mail-check")
                .and("complaint-investigated", "search")
                .and("complaint-remedy-proposed", "writing")
                .and("complaint-remedy-approved", "checks")
                .and("complaint-remedy-rejected", "arrow-back-up")
                .and("complaint-late", "alarm")
                .and("complaint-answered", "message-reply")
                .and("complaint-accepted", "thumb-up")
                .and("complaint-reopened", "message-report")
                .and("complaint-withdrawn", "message-off")
                .and("complaint-improvement", "bulb")
                .and("complaint-withdrawn-here", "message-off")
                .and("complaint-category", "arrows-exchange")
                .and("complaint-linked", "link")
                .and("complaint-duplicate", "copy")
                .and("complaint-closed", "circle-check")
                .telling("category", EntryKinds.Fact.word("complaint.category."))
                .telling("was", EntryKinds.Fact.word("complaint.category."))
                .telling("remedy", EntryKinds.Fact.word("complaint.remedy."))
                .telling("by", EntryKinds.Fact.PERSON);
    }
}
