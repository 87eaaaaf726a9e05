package io.wayline.calendar;

import java.time.Instant;
import java.util.List;

/**
 * A year whose holidays are known.
 *
 * @param papers where they were announced
 * @param days how many days the announcement names
 * @param importedBy the account that brought them, or {@code wayline} for those that the product ships
 */
public record HolidayYear(int year, List<String> papers, int days, String importedBy, Instant importedAt) {}
