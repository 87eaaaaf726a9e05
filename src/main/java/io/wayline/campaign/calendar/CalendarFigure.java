package io.wayline.campaign.calendar;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.schedule.Run;
import io.wayline.journey.schedule.ScheduledJourney.Coming;

/**
 * Five months around now. Places are hundredths of its width.
 *
 * @param today where now is
 * @param closed when the house is closed on days that are no mere weekends
 * @param rows that which does something next comes first
 * @param unsure the first whose next moment can still move; null when all are sure
 */
public record CalendarFigure(
        List<Month> months,
        double today,
        List<Stretch> closed,
        List<Row> rows,
        @Nullable Unsure unsure) {

    /** A row whose next moment can still move, because the calendar of this year is incomplete. */
    public record Unsure(Row row, int year) {}

    /** @param name for the reader */
    public record Month(String name, double x) {}

    /** From one place on, so wide. */
    public record Stretch(double x, double w) {}

    /** What became of a moment, or a person's wish. */
    public record Past(Run run, double x) {}

    /** @param next whether it is the first of those to come */
    public record Ahead(Coming coming, double x, boolean next) {}

    /**
     * One journey that time begins.
     *
     * @param campaign the key of the campaign that it invites into; null when it invites nobody
     * @param rule when it begins, in words
     * @param often whether it does something on nearly every day, and is shown as a line and not by its moments
     * @param line from its first run on to now; null when it is no line, or has not run yet
     * @param past the oldest first; of one with a line only what was not on time
     * @param ahead the first first; none of one with a line
     * @param next null when none is in sight
     */
    public record Row(
            String journey,
            String name,
            @Nullable String campaign,
            String rule,
            boolean often,
            @Nullable Stretch line,
            List<Past> past,
            List<Ahead> ahead,
            @Nullable Coming next,
            @Nullable Run last) {}

    /** The rows of which something is to come, with what comes next first. */
    public List<Row> coming() {
        return rows.stream().filter(row -> row.next() != null).toList();
    }

    static double place(Instant at, Instant from, Instant to) {
        var whole = (double) (to.getEpochSecond() - from.getEpochSecond());
        var x = (at.getEpochSecond() - from.getEpochSecond()) / whole * 100;
        return Math.round(Math.min(100, Math.max(0, x)) * 100) / 100.0;
    }
}
