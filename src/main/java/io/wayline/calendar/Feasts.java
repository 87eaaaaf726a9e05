package io.wayline.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On which day of a year a feast itself is, as moon and sun have it; which days are off for it is decided anew each year
 * and stands in the calendar.
 */
public final class Feasts {

    private static final List<Feast> MOVING =
            List.of(Feast.SPRING_FESTIVAL, Feast.QINGMING, Feast.DRAGON_BOAT, Feast.MID_AUTUMN);

    private static final TreeMap<Integer, Map<Feast, LocalDate>> YEARS = read("/calendar/CN/feasts.txt");

    private Feasts() {}

    /** The day of each feast; empty for a year that we know nothing of. */
    public static Map<Feast, LocalDate> of(int year) {
        return YEARS.getOrDefault(year, Map.of());
    }

    /** The feast that a day is, if any. */
    public static Optional<Feast> on(LocalDate day) {
        return of(day.getYear()).entrySet().stream()
                .filter(feast -> feast.getValue().equals(day))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static int firstYear() {
        return YEARS.firstKey();
    }

    static int lastYear() {
        return YEARS.lastKey();
    }

    private static TreeMap<Integer, Map<Feast, LocalDate>> read(String resource) {
        try (var stream = Feasts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not in the product");
            }
            var years = new TreeMap<Integer, Map<Feast, LocalDate>>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" ")))
                    .forEach(line -> years.put(Integer.valueOf(line.get(0)), year(line)));
            return years;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<Feast, LocalDate> year(List<String> line) {
        var year = Integer.parseInt(line.get(0));
        var feasts = new EnumMap<Feast, LocalDate>(Feast.class);
        feasts.put(Feast.NEW_YEAR, LocalDate.of(year, 1, 1));
        feasts.put(Feast.LABOUR_DAY, LocalDate.of(year, 5, 1));
        feasts.put(Feast.NATIONAL_DAY, LocalDate.of(year, 10, 1));
        for (var at = 0; at < MOVING.size(); at++) {
            feasts.put(MOVING.get(at), LocalDate.parse(line.get(at + 1)));
        }
        return Map.copyOf(feasts);
    }
}
