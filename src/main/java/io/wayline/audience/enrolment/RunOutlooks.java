package io.wayline.audience.enrolment;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.audience.segment.Audience;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.Segments;
import io.wayline.journey.statistics.JourneyEffort;
import io.wayline.journey.statistics.JourneyEffort.Effort;

/** What a run would come to, without beginning it. */
@Component
public class RunOutlooks {

    private final Segments segments;
    private final SegmentCounts counts;
    private final JourneyEffort efforts;
    private final PaceClock paces;
    private final Clock clock;

    RunOutlooks(Segments segments, SegmentCounts counts, JourneyEffort efforts, PaceClock paces, Clock clock) {
        this.segments = segments;
        this.counts = counts;
        this.efforts = efforts;
        this.paces = paces;
        this.clock = clock;
    }

    /**
     * As of now.
     *
     * @param audience everybody whom the segment finds, and whom of them a mail does not reach
     * @param customers how many would be invited
     * @param effort what the journey has meant for people; null while none is chosen
     * @param tasks how many would come up if it goes on as lately; null when nobody has gone it lately
     * @param most how many could come up at the most, if everybody comes to every place once
     * @param begins when the first would be invited; null when no time comes within a year at which anybody may be
     * @param done when the last would have been, if the house has room all the time; null when nobody knows, or it takes
     *     more than a year
     */
    public record Outlook(
            Audience audience,
            long customers,
            @Nullable Effort effort,
            @Nullable Long tasks,
            long most,
            @Nullable Instant begins,
            @Nullable Instant done) {}

    /**
     * What inviting would come to.
     *
     * @param campaign the key of a journey, or anything else while none is chosen
     * @param most how many at the most; null for all
     */
    public Outlook of(String segment, String campaign, Pace pace, @Nullable Integer most) {
        var audience = counts.reach(segments.get(segment).rule());
        var customers = most == null ? audience.customers() : Math.min(audience.customers(), most);
        var effort = efforts.of(campaign).orElse(null);
        var now = clock.instant();
        return new Outlook(
                audience,
                customers,
                effort,
                effort == null || effort.ways() == 0
                        ? null
                        : (customers * effort.tasks() + effort.ways() - 1) / effort.ways(),
                effort == null ? 0 : customers * effort.places(),
                paces.begins(pace, now).orElse(null),
                paces.done(pace, customers, now).orElse(null));
    }
}
