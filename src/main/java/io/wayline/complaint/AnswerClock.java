package io.wayline.complaint;

import java.time.Instant;

import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendars;

/** Until when answers are promised, on the company's calendar as it is known now. */
@Component
class AnswerClock {

    private final ComplaintRows rows;
    private final BusinessCalendars calendars;

    AnswerClock(ComplaintRows rows, BusinessCalendars calendars) {
        this.rows = rows;
        this.calendars = calendars;
    }

    /** The first answer is owed, counted from when the complaint came; said again, what was promised stays. */
    void begin(Complaint complaint, AnswerTime within) {
        if (complaint.current() == null) {
            rows.begin(complaint, 1, complaint.receivedAt(), within.text(), moments(complaint.receivedAt(), within));
        }
    }

    /** Another answer is owed, within as much time as the one before. */
    void again(Complaint complaint, Instant at) {
        var before = complaint.current();
        if (before == null) {
            throw new IllegalStateException("What was answered had a clock");
        }
        var within = AnswerTime.read("answerWithin", before.within());
        rows.begin(complaint, complaint.round() + 1, at, within.text(), moments(at, within));
    }

    AnswerTime.Moments moments(Instant start, AnswerTime within) {
        return within.from(start, calendars.standard());
    }
}
