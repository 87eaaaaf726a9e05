package io.wayline.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.calendar.HolidayFileRefused.Fault;

/**
 * The holidays of one year, and the days worked to make up for them, in the shape of the data set holiday-cn:
 * {@code {"year": 2027, "papers": ["https://…"], "days": [{"date": "2027-01-01", "isOffDay": true, "name": "元旦"}]}}.
 * Other fields are left alone.
 *
 * @param papers where the days were announced
 * @param days in order of their dates
 */
public record HolidayFile(int year, List<String> papers, List<SpecialDay> days) {

    public static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_FAULTS = 20;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PAPERS = 1_000;

    /** @throws HolidayFileRefused with everything that is wrong with it, each with its place in the file */
    public static HolidayFile read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new HolidayFileRefused(List.of(new Fault("", HolidayFault.TOO_LARGE)));
        }
        try {
            return read(JsonMapper.shared().readTree(file));
        } catch (JacksonException broken) {
            throw new HolidayFileRefused(List.of(new Fault("", HolidayFault.NO_JSON)));
        }
    }

    /** The same file, without what Wayline does not read. */
    public String text() {
        var file = JsonMapper.shared().createObjectNode();
        file.put("year", year);
        var addresses = file.putArray("papers");
        papers.forEach(addresses::add);
        var list = file.putArray("days");
        for (var day : days) {
            list.addObject()
                    .put("name", day.name())
                    .put("date", day.date().toString())
                    .put("isOffDay", !day.works());
        }
        return file.toString();
    }

    private static HolidayFile read(JsonNode file) {
        var faults = new ArrayList<Fault>();
        var year = file.path("year").asInt(0);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            faults.add(new Fault("/year", HolidayFault.NO_YEAR));
        }
        var papers = file.path("papers")
                .valueStream()
                .map(paper -> paper.asString(""))
                .toList();
        if (String.join("\n", papers).length() > LONGEST_PAPERS) {
            faults.add(new Fault("/papers", HolidayFault.LONG_PAPERS));
        }
        if (papers.stream().anyMatch(paper -> !isPrintable(paper))) {
            faults.add(new Fault("/papers", HolidayFault.CONTROL));
        }
        var days = new TreeMap<LocalDate, SpecialDay>();
        var at = 0;
        for (var each : file.path("days")) {
            var place = "/days/" + at++;
            @Nullable SpecialDay day = day(each, year, place, faults);
            if (day != null && days.putIfAbsent(day.date(), day) != null) {
                faults.add(new Fault(place + "/date", HolidayFault.TWICE));
            }
        }
        if (at == 0) {
            faults.add(new Fault("/days", HolidayFault.NO_DAYS));
        }
        if (!faults.isEmpty()) {
            throw new HolidayFileRefused(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }
        return new HolidayFile(year, papers, List.copyOf(days.values()));
    }

    private static @Nullable SpecialDay day(JsonNode each, int year, String place, List<Fault> faults) {
        var before = faults.size();
        @Nullable LocalDate date = date(each.path("date").asString(""));
        if (date == null) {
            faults.add(new Fault(place + "/date", HolidayFault.NO_DATE));
        } else if (date.getYear() != year && !(date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER)) {
            faults.add(new Fault(place + "/date", HolidayFault.OTHER_YEAR));
        }
        if (!each.path("isOffDay").isBoolean()) {
            faults.add(new Fault(place + "/isOffDay", HolidayFault.NO_KIND));
        }
        var name = each.path("name").asString("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            faults.add(new Fault(place + "/name", HolidayFault.NO_NAME));
        } else if (!isPrintable(name)) {
            faults.add(new Fault(place + "/name", HolidayFault.CONTROL));
        }
        return faults.size() > before || date == null
                ? null
                : new SpecialDay(date, !each.path("isOffDay").asBoolean(), name);
    }

    /** Databases take no zero and no half of a character. */
    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
