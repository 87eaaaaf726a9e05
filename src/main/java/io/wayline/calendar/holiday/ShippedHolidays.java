package io.wayline.calendar.holiday;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import io.wayline.calendar.HolidayFile;

/** The holidays that the product brings along: China's, as far as they are announced. */
public final class ShippedHolidays {

    static final String CHINA = "CN";

    private static final int FIRST_YEAR = 2024;
    private static final int LAST_YEAR = 2026;

    private ShippedHolidays() {}

    /** The files of a calendar, in order of their years; none for a calendar that the product knows nothing of. */
    public static List<HolidayFile> of(String calendar) {
        return calendar.equals(CHINA)
                ? IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                        .mapToObj(year -> read("/calendar/%s/%d.json".formatted(CHINA, year)))
                        .toList()
                : List.of();
    }

    private static HolidayFile read(String resource) {
        try (var stream = ShippedHolidays.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not in the product");
            }
            return HolidayFile.read(stream.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
