package io.wayline.workspace.web.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.complaint.Complaint;

/**
 * Which answers will be late if they go on to be written at the pace of the last days, what is due first before. Fewer
 * answers than {@link #ENOUGH} say nothing of the next hours.
 *
 * @param tells whether there is enough to go by
 * @param late the numbers of those that are late by now, or will be
 * @param nobodys how many of them nobody has
 * @param until when the last of them is due; null when there are none
 * @param due how many are due within a day, late ones among them: where nothing can be told, this can
 */
public record AnswerForecast(
        boolean tells,
        Set<Long> late,
        long nobodys,
        @Nullable Instant until,
        long due) {

    /** From so long ago on it is counted what was answered. */
    static final Duration LATELY = Duration.ofDays(14);

    /** As for other work, see decision 0050. */
    static final int ENOUGH = 20;

    /**
     * @param owed those that are owed an answer within the time that is looked at, in any order
     * @param answered how many were answered in the last {@link #LATELY}
     * @param nobodys the numbers of those that nobody has
     */
    static AnswerForecast of(
            Collection<Complaint> owed, long answered, BusinessCalendar calendar, Instant now, Set<Long> nobodys) {
        var worked = calendar.between(now.minus(LATELY), now);
        if (answered < ENOUGH || worked.isZero()) {
            return new AnswerForecast(false, Set.of(), 0, null, owed.size());
        }
        var late = new HashSet<Long>();
        Instant until = null;
        var before = 0;
        for (var each : byClock(owed)) {
            var due = each.owedBy().orElseThrow();
            before++;
            if (!calendar.between(now, due)
                    .multipliedBy(answered)
                    .minus(worked.multipliedBy(before))
                    .isNegative()) {
                continue;
            }
            late.add(each.number());
            until = due;
        }
        return new AnswerForecast(
                true, Set.copyOf(late), late.stream().filter(nobodys::contains).count(), until, owed.size());
    }

    private static List<Complaint> byClock(Collection<Complaint> owed) {
        return owed.stream()
                .filter(each -> each.owedBy().isPresent())
                .sorted(Comparator.comparing((Complaint each) -> each.owedBy().orElseThrow())
                        .thenComparing(Complaint::number))
                .toList();
    }
}
