package io.wayline.customer.segment;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.customer.consent.ConsentTopic;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.MailObstacle;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;

/** What rules can say of what customers agreed to, and of what holds us back; and which of it stops a marketing mail. */
@Configuration(proxyBeanMethods = false)
class ConsentTerms {

    private static final String TOPIC = "topic";
    private static final String GIVEN = "given";
    private static final String WITHDRAWN = "withdrawn";
    private static final String NEVER = "never";

    private static final String SAID =
            "exists (select 1 from consent s where s.customer_id = c.id" + " and s.purpose = ? and s.channel = ?";

    @Bean
    SegmentTerms termsOfConsent() {
        return SegmentTerms.of(
                new SegmentTerm(
                        "consent.said",
                        List.of(
                                Slot.choice(Slot.IS, "segment.consent.", List.of(GIVEN, WITHDRAWN, NEVER))
                                        .needed(),
                                Slot.choice(
                                                TOPIC,
                                                "segment.topic.",
                                                ConsentTopic.KNOWN.stream()
                                                        .map(ConsentTerms::word)
                                                        .toList())
                                        .needed()),
                        ConsentTerms::said),
                new SegmentTerm(
                        "consent.hold",
                        List.of(),
                        given -> Condition.of("exists (select 1 from marketing_hold h where h.customer_id = c.id"
                                + " and h.lifted_at is null)")));
    }

    @Bean
    MailObstacle withoutAddress() {
        return new MailObstacle(10, "no-address", asOf -> Condition.of("c.email is null"));
    }

    @Bean
    MailObstacle withoutConsent() {
        return new MailObstacle(
                20,
                "no-consent",
                asOf -> given(ConsentTopic.MARKETING_EMAIL, true).negated());
    }

    @Bean
    MailObstacle underHold() {
        return new MailObstacle(
                40,
                "hold",
                asOf -> Condition.of("exists (select 1 from marketing_hold h where h.customer_id = c.id"
                        + " and h.lifted_at is null)"));
    }

    /** Of several topics and answers any fits. */
    private static Condition said(Given given) {
        var any = new ArrayList<Condition>();
        for (var topic : ConsentTopic.KNOWN) {
            if (given.words(TOPIC).contains(word(topic))) {
                given.words(Slot.IS).forEach(said -> any.add(said(topic, said)));
            }
        }
        return Condition.any(any);
    }

    private static Condition said(ConsentTopic topic, String said) {
        return switch (said) {
            case GIVEN -> given(topic, true);
            case WITHDRAWN -> given(topic, false);
            default ->
                Condition.of(SAID + ")", topic.purpose(), topic.channel()).negated();
        };
    }

    private static Condition given(ConsentTopic topic, boolean yes) {
        return Condition.of(SAID + " and s.given = ?)", topic.purpose(), topic.channel(), yes);
    }

    private static String word(ConsentTopic topic) {
        return topic.purpose() + "-" + topic.channel();
    }
}
