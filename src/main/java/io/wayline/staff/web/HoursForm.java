package io.wayline.staff.web;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.staff.OpeningHours.Plan;

/**
 * What the page of a queue says of its calls; what it leaves out is as usual.
 *
 * @param hours a text for each day of the week, Monday first
 */
record HoursForm(
        @Nullable Integer places,
        @Nullable Integer slotMinutes,
        @Nullable List<String> hours) {

    Plan plan() {
        var week = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var at = day.ordinal();
            week.put(
                    day,
                    hours == null || hours.size() <= at ? "" : hours.get(at).strip());
        }
        return new Plan(
                places == null ? Plan.USUAL.places() : places,
                slotMinutes == null ? Plan.USUAL.slotMinutes() : slotMinutes,
                week);
    }
}
