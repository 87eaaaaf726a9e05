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

import io.wayline.shared.InvalidFields;
import io.wayline.shared.Refusal.Finding;

/**
 * The holidays of one year, and the days worked to make up for them, in the shape of the data set holiday-cn:
 * {@code {"year": 2027, "papers": ["https://…"], "days": [{"date": "2027-01-01", "isOffDay": true, "name": "元旦"}]}}.
 * Other fields are left alone.
 *
 * @param papers where the days were announced
 * @param days in order of their dates
 */
public record HolidayFile(int year, List<String> papers, List<SpecialDay> days) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_FINDINGS = 20;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PAPERS = 1_000;

    /** @throws InvalidFields with everything that is wrong with it, each with its place in the file */
    public static HolidayFile read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw refused("", "is larger than 64 KiB; a year of holidays has two or three");
        }
        try {
            return read(JsonMapper.shared().readTree(file));
        } catch (JacksonException broken) {
            throw refused("", "is not JSON; choose a file such as holiday-cn offers for each year");
        }
    }

    private static HolidayFile read(JsonNode file) {
        var findings = new ArrayList<Finding>();
        var year = file.path("year").asInt(0);
        if (year < 2000 || year > 2100) {
            findings.add(new Finding("/year", "is no year from 2000 to 2100; say whose holidays these are"));
        }
        var papers = file.path("papers")
                .valueStream()
                .map(paper -> paper.asString(""))
                .toList();
        if (String.join("\n", papers).length() > LONGEST_PAPERS) {
            findings.add(
                    new Finding("/papers", "has more than 1,000 characters; keep the address of the announcement"));
        }
        var days = new TreeMap<LocalDate, SpecialDay>();
        var at = 0;
        for (var each : file.path("days")) {
            var place = "/days/" + at++;
            @Nullable SpecialDay day = day(each, year, place, findings);
            if (day != null && days.putIfAbsent(day.date(), day) != null) {
                findings.add(new Finding(place + "/date", "comes twice; keep one of the two"));
            }
        }
        if (at == 0) {
            findings.add(new Finding("/days", "is empty; a year that is not announced yet is best not imported"));
        }
        if (!findings.isEmpty()) {
            throw new InvalidFields(findings.subList(0, Math.min(findings.size(), MOST_FINDINGS)));
        }
        return new HolidayFile(year, papers, List.copyOf(days.values()));
    }

    private static @Nullable SpecialDay day(JsonNode each, int year, String place, List<Finding> findings) {
        var before = findings.size();
        @Nullable LocalDate date = date(each.path("date").asString(""));
        if (date == null) {
            findings.add(new Finding(place + "/date", "is no date; write it as 2027-01-31"));
        } else if (date.getYear() != year && !(date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER)) {
            findings.add(new Finding(place + "/date", "is not in this year, nor in the December before"));
        }
        if (!each.path("isOffDay").isBoolean()) {
            findings.add(new Finding(place + "/isOffDay", "is neither true nor false; true is a day off"));
        }
        var name = each.path("name").asString("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            findings.add(
                    new Finding(place + "/name", "is empty or longer than 60 characters; say which holiday it is"));
        }
        return findings.size() > before || date == null
                ? null
                : new SpecialDay(date, !each.path("isOffDay").asBoolean(), name);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static InvalidFields refused(String pointer, String detail) {
        return new InvalidFields(List.of(new Finding(pointer, detail)));
    }
}
