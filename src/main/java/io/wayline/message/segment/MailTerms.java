package io.wayline.message.segment;

import java.util.List;
import java.util.TreeSet;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.message.MailTemplateNames;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.MailObstacle;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;

/** What rules can say of the mails that customers got, and which customers no marketing mail reaches now. */
@Configuration(proxyBeanMethods = false)
class MailTerms {

    private static final String TEMPLATE = "template";

    @Bean
    SegmentTerms termsOfMails(MailTemplateNames templates) {
        return SegmentTerms.of(new SegmentTerm(
                "mail.sent",
                List.of(
                        Slot.words(TEMPLATE, () -> List.copyOf(new TreeSet<>(templates.names()))),
                        Slot.span(Slot.WITHIN)),
                MailTerms::sent));
    }

    @Bean
    MailObstacle undeliverable() {
        return new MailObstacle(
                30,
                "undeliverable",
                asOf -> Condition.of("exists (select 1 from mail_suppression a where a.address = lower(c.email))"));
    }

    private static Condition sent(Given given) {
        var sent = Condition.of("m.customer_id = c.id and m.state = 'SENT'");
        if (!given.words(TEMPLATE).isEmpty()) {
            sent = sent.and(Condition.in("m.template", given.words(TEMPLATE)));
        }
        var since = given.since(Slot.WITHIN);
        return (since.isPresent() ? sent.and("m.sent_at >= ?", since.get()) : sent)
                .within("exists (select 1 from outbox_message m where ", ")");
    }
}
