package io.wayline.benefit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.wayline.benefit.BenefitValue.Kind;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Tells the customer's timeline what came and went; a coupon's code is not told, for whoever knows it can use it. */
@Component
class BenefitStory {

    private final Timeline timeline;
    private final Clock clock;

    BenefitStory(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param what the second word of the entry's kind, such as {@code granted} */
    void tell(
            CustomerId customer,
            String what,
            BenefitValue worth,
            Entry.Direction direction,
            Map<String, String> more,
            Cause cause) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("worth", worth.plain());
        facts.putAll(more);
        var kind = (worth.kind() == Kind.POINTS ? "points-" : "coupon-") + what;
        timeline.add(new Entry(customer, clock.instant(), kind, direction, facts, cause));
    }
}
