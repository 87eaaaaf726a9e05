package io.wayline.message.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.message.template.MailTemplates;
import io.wayline.timeline.EntryKinds;

/** What the timeline says of mails. */
@Configuration(proxyBeanMethods = false)
class MailEntries {

    @Bean
    EntryKinds kindsOfMailEntries(ObjectProvider<MailTemplates> templates) {
        return EntryKinds.of(EntryKinds.Subject.MAILS, "mail-queued", "mail")
                .and("mail-failed", "mail-exclamation")
                .and("mail-uncertain", "mail-exclamation")
                .and("mail-cancelled", "mail-off")
                .and("mail-expired", "mail-off")
                .and("mail-resent", "point")
                .and("mail-assumed-sent", "point")
                .and("mail-settled.sent", "point")
                .and("mail-settled.not-sent", "point")
                .and("mail-held.hold", "mail-pause")
                .and("mail-held.quiet-hours", "mail-pause")
                .and("mail-held.silent-day", "mail-pause")
                .and("mail-not-sent.no-mail-address", "mail-off")
                .and("mail-not-sent.once-per", "mail-off")
                .and("mail-not-sent.not-wanted", "mail-off")
                .and("mail-not-sent.address-suppressed", "mail-off")
                .and("mail-not-sent.text-erased", "mail-off")
                .and("mail-not-sent.hold", "mail-off")
                .and("mail-not-sent.no-consent", "mail-off")
                .and("mail-not-sent.too-many", "mail-off")
                .telling("hold", EntryKinds.Fact.word("hold."))
                .telling(
                        "template",
                        EntryKinds.Fact.named((key, reader) ->
                                templates.getObject().titles(reader).getOrDefault(key, key)));
    }
}
