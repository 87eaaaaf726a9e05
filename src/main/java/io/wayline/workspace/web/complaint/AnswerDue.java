package io.wayline.workspace.web.complaint;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintStage;

/**
 * How a complaint stands with its clock.
 *
 * @param kind {@code OWED} while a clock runs, {@code NONE} while none has begun, {@code WAITING} for the customer,
 *     {@code BACK} when the customer took it back, {@code OVER} when it is closed
 * @param at until when, or when it closes by itself, or when it was closed; null when there is no such moment
 * @param used how much of the time is over, in percent from 0 to 100
 * @param minutes how many minutes lie between now and that moment
 */
public record AnswerDue(String kind, @Nullable Instant at, boolean late, boolean soon, int used, long minutes) {

    private static final int WHOLE = 100;

    static AnswerDue of(Complaint complaint, Instant now) {
        var current = complaint.current();
        if (complaint.stage() == ComplaintStage.CLOSED) {
            return new AnswerDue("OVER", complaint.closedAt(), false, false, WHOLE, 0);
        }
        if (complaint.stage() == ComplaintStage.WITHDRAWN) {
            return new AnswerDue("BACK", null, false, false, WHOLE, 0);
        }
        if (current == null) {
            return new AnswerDue("NONE", null, false, false, 0, 0);
        }
        if (!complaint.stage().owesAnAnswer()) {
            return new AnswerDue("WAITING", current.closeAt(), false, false, WHOLE, 0);
        }
        var due = current.dueAt();
        var late = now.isAfter(due);
        return new AnswerDue(
                "OWED",
                due,
                late,
                !late && !now.isBefore(current.warnAt()),
                used(current.startedAt(), due, now),
                Duration.between(now, due).abs().toMinutes());
    }

    private static int used(Instant start, Instant end, Instant now) {
        var whole = Duration.between(start, end).toMillis();
        var past = Duration.between(start, now).toMillis();
        return whole <= 0 ? WHOLE : (int) Math.max(0, Math.min(WHOLE, past * WHOLE / whole));
    }

    /** The tone in which a clock is shown. */
    public String tone() {
        if (late) {
            return "late";
        }
        return soon ? "soon" : "OWED".equals(kind) ? "ok" : "paused";
    }
}
