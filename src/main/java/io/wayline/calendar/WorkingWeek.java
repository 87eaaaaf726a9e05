package io.wayline.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When people work in a week without holidays.
 *
 * @param days the hours of each day that has any, in order, none of them overlapping
 * @param makeUp the hours of a day off that is worked to make up for a holiday
 */
public record WorkingWeek(Map<DayOfWeek, List<Hours>> days, List<Hours> makeUp) {

    /** Nine to twelve and one to six, Monday to Friday. */
    public static final WorkingWeek USUAL = ofWeekdays(
            new Hours(LocalTime.of(9, 0), LocalTime.NOON), new Hours(LocalTime.of(13, 0), LocalTime.of(18, 0)));

    /** @throws IllegalArgumentException when hours of a day overlap, or nobody ever works */
    public WorkingWeek {
        var inOrder = new TreeMap<DayOfWeek, List<Hours>>();
        days.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                inOrder.put(day, inOrder(hours));
            }
        });
        if (inOrder.isEmpty()) {
            throw new IllegalArgumentException("A week in which nobody works has no working time");
        }
        days = Map.copyOf(inOrder);
        makeUp = inOrder(makeUp);
    }

    /** The same hours from Monday to Friday, and on days worked to make up for holidays. */
    public static WorkingWeek ofWeekdays(Hours... hours) {
        var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day = DayOfWeek.MONDAY; day != DayOfWeek.SATURDAY; day = day.plus(1)) {
            days.put(day, List.of(hours));
        }
        return new WorkingWeek(days, List.of(hours));
    }

    List<Hours> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    private static List<Hours> inOrder(List<Hours> hours) {
        var sorted = hours.stream().sorted(Comparator.comparing(Hours::from)).toList();
        for (var next = 1; next < sorted.size(); next++) {
            if (sorted.get(next - 1).overlaps(sorted.get(next))) {
                throw new IllegalArgumentException("Hours of one day overlap: " + sorted);
            }
        }
        return sorted;
    }
}
