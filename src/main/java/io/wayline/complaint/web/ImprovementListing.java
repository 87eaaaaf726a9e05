package io.wayline.complaint.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.wayline.complaint.improvement.CauseCounts;
import io.wayline.complaint.improvement.Improvements;

/**
 * What the board is narrowed to, as its address says it; what means nothing is passed over, for addresses are kept and
 * typed by people.
 *
 * @param by what causes are counted by: product, unit, or month
 * @param months for how long
 * @param lines which page of the counts, from 0
 * @param show which measures: open, late, or done
 * @param page which page of the measures, from 0
 */
public record ImprovementListing(String by, String months, String lines, String show, String page) {

    /** For how many months one can count. */
    public static final List<String> PERIODS = List.of("3", "6", "12", "24");

    public ImprovementListing(
            @Nullable String by,
            @Nullable String months,
            @Nullable String lines,
            @Nullable String show,
            @Nullable String page) {
        this.by = known(CauseCounts.By.values(), by, "product");
        this.months = PERIODS.contains(Objects.requireNonNullElse(months, "")) ? String.valueOf(months) : "6";
        this.lines = number(lines);
        this.show = known(Improvements.Part.values(), show, "open");
        this.page = number(page);
    }

    CauseCounts.By what() {
        return CauseCounts.By.valueOf(by.toUpperCase(Locale.ROOT));
    }

    Improvements.Part part() {
        return Improvements.Part.valueOf(show.toUpperCase(Locale.ROOT));
    }

    public int linesPage() {
        return Integer.parseInt(lines);
    }

    public int measuresPage() {
        return Integer.parseInt(page);
    }

    /** The same board, counted in another way. */
    public String counted(String otherBy, String otherMonths) {
        return address(otherBy, otherMonths, show);
    }

    /** The same board with other measures. */
    public String at(String otherShow) {
        return address(by, months, otherShow);
    }

    private static String address(String by, String months, String show) {
        return "/complaints/improvements?by=%s&months=%s&show=%s".formatted(by, months, show);
    }

    private static String known(Enum<?>[] values, @Nullable String said, String usual) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .filter(value -> value.equals(said))
                .findFirst()
                .orElse(usual);
    }

    private static String number(@Nullable String said) {
        return Objects.requireNonNullElse(said, "").matches("\\d{1,4}") ? String.valueOf(said) : "0";
    }
}
