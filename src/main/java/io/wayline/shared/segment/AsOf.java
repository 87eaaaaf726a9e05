package io.wayline.shared.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;

import io.wayline.shared.RowTime;

/**
 * The moment as of which a rule is asked; all of its conditions have the same one.
 *
 * @param zone the company's, in which days are reckoned
 */
public record AsOf(Instant now, ZoneId zone) {

    /** As a parameter of a statement: this long before, at the same time of day. */
    public OffsetDateTime before(Period span) {
        return RowTime.of(now.atZone(zone).minus(span).toInstant());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }
}
