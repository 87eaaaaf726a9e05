package io.wayline.workspace.web.complaint;

import java.time.Duration;
import java.time.Instant;

import io.wayline.complaint.AnswerRound;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.ComplaintStage;
import io.wayline.shared.CustomerId;

/** Complaints for tests that read nothing of them but their clock. */
final class OwedComplaints {

    private OwedComplaints() {}

    /** One whose answer is owed by then, a day after it came. */
    static Complaint owed(long number, Instant due) {
        var came = due.minus(Duration.ofDays(1));
        var round = new AnswerRound(
                1,
                came,
                "PT24H",
                came.plus(Duration.ofHours(12)),
                came.plus(Duration.ofHours(19)),
                due,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Complaint(
                number,
                "CP-26-" + number,
                new CustomerId("customer"),
                "ref-" + number,
                ComplaintCategory.QUALITY,
                "quality",
                3,
                null,
                true,
                null,
                null,
                null,
                false,
                "B",
                ComplaintStage.ACKNOWLEDGED,
                null,
                null,
                came,
                came,
                null,
                round,
                null,
                null,
                null,
                null,
                null,
                1,
                0);
    }
}
