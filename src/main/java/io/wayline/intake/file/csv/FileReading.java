package io.wayline.intake.file.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.text.CountryText;
import io.wayline.value.OrderFacts;

/**
 * What somebody says of how to read a file; what they leave out is guessed.
 *
 * @param columns what columns are taken for, by their name in the file or as {@code #1} by their place; empty leaves one out
 * @param dates how dates are written in a column, by the name of what it is taken for
 * @param country of telephone numbers without a country code in rows that name none, ISO 3166; null as the settings say
 * @param currency of amounts in files that name none, ISO 4217; null when nobody says
 * @param newCustomers whether customers of orders become known who were not
 */
public record FileReading(
        Map<String, String> columns,
        Map<String, DateForm> dates,
        @Nullable String country,
        @Nullable String currency,
        boolean newCustomers) {

    public static final FileReading GUESSED = new FileReading(Map.of(), Map.of(), null, null, false);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads what a caller says.
     *
     * @param columns as {@code Kundennummer:ref} or {@code #3:} to leave the third out
     * @param dates as {@code birthday:DAY_FIRST}, or {@code DAY_FIRST} for all
     * @throws InvalidValue when it cannot be understood
     */
    public static FileReading of(
            ImportKind kind,
            List<String> columns,
            List<String> dates,
            @Nullable String country,
            @Nullable String currency,
            boolean newCustomers) {
        var taken = new LinkedHashMap<String, String>();
        for (var each : columns) {
            var at = each.lastIndexOf(':');
            var target = at < 0 ? "" : each.substring(at + 1).strip();
            if (at < 1 || !target.isEmpty() && kind.column(target).isEmpty()) {
                throw new InvalidValue(
                        "column",
                        "does not say what a column is",
                        "send its name or #1, a colon, and one of "
                                + String.join(
                                        ", ",
                                        kind.columns().stream()
                                                .map(Column::name)
                                                .toList()));
            }
            taken.put(each.substring(0, at).strip(), target);
        }
        var forms = new TreeMap<String, DateForm>();
        for (var each : dates) {
            var at = each.lastIndexOf(':');
            var form = form(each.substring(at + 1).strip());
            if (at < 0) {
                List.of("birthday", "registeredAt", "placedAt").forEach(column -> forms.putIfAbsent(column, form));
            } else {
                forms.put(each.substring(0, at).strip(), form);
            }
        }
        return new FileReading(taken, forms, country(country), currency(currency), newCustomers);
    }

    private static DateForm form(String name) {
        for (var form : DateForm.values()) {
            if (form.name().equalsIgnoreCase(name)) {
                return form;
            }
        }
        throw new InvalidValue("date", "is no form of dates", "send DAY_FIRST or MONTH_FIRST");
    }

    private static @Nullable String country(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : CountryText.code(text)
                        .orElseThrow(() ->
                                new InvalidValue("country", "is no country", "send its code of ISO 3166, such as DE"));
    }

    private static @Nullable String currency(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : OrderFacts.currency(text.strip().toUpperCase(Locale.ROOT));
    }

    /** The same with forms of dates that were found out; what somebody said stays. */
    public FileReading with(Map<String, DateForm> found) {
        var forms = new TreeMap<>(found);
        forms.putAll(dates);
        return new FileReading(columns, forms, country, currency, newCustomers);
    }

    /** As it is kept; {@link #parse} reads it. */
    public String text() {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("columns", columns);
        parts.put("dates", dates);
        parts.put("country", country == null ? "" : country);
        parts.put("currency", currency == null ? "" : currency);
        parts.put("newCustomers", newCustomers);
        return JSON.writeValueAsString(parts);
    }

    public static FileReading parse(@Nullable String text) {
        if (text == null) {
            return GUESSED;
        }
        var parts = JSON.readTree(text);
        var columns = new LinkedHashMap<String, String>();
        parts.path("columns")
                .properties()
                .forEach(each -> columns.put(each.getKey(), each.getValue().asString()));
        var dates = new TreeMap<String, DateForm>();
        parts.path("dates")
                .properties()
                .forEach(each -> dates.put(
                        each.getKey(), DateForm.valueOf(each.getValue().asString())));
        return new FileReading(
                columns,
                dates,
                none(parts.path("country").asString("")),
                none(parts.path("currency").asString("")),
                parts.path("newCustomers").asBoolean(false));
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }
}
