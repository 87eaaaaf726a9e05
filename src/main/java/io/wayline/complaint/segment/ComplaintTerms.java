package io.wayline.complaint.segment;

import java.util.Arrays;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.complaint.ComplaintCategory;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;

/** What rules can say of what customers complained of. */
@Configuration(proxyBeanMethods = false)
class ComplaintTerms {

    private static final String CATEGORY = "category";
    private static final String SOME = "exists (select 1 from complaint p where p.customer_id = c.id and ";

    @Bean
    SegmentTerms termsOfComplaints() {
        return SegmentTerms.of(
                new SegmentTerm(
                        "complaint.open",
                        List.of(category()),
                        given -> of(given).and("p.stage <> 'CLOSED'").within(SOME, ")")),
                new SegmentTerm(
                        "complaint.received", List.of(Slot.span(Slot.WITHIN), category()), ComplaintTerms::received));
    }

    private static Slot category() {
        return Slot.choice(
                CATEGORY,
                "complaint.category.",
                Arrays.stream(ComplaintCategory.values())
                        .map(ComplaintCategory::word)
                        .toList());
    }

    private static Condition received(Given given) {
        var some = of(given);
        return given.since(Slot.WITHIN)
                .map(since -> some.and("p.received_at >= ?", since))
                .orElse(some)
                .within(SOME, ")");
    }

    private static Condition of(Given given) {
        return given.words(CATEGORY).isEmpty()
                ? Condition.of("1 = 1")
                : Condition.in("p.category", given.words(CATEGORY));
    }
}
