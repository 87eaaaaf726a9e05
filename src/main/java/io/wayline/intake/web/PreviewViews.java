package io.wayline.intake.web;

import java.text.Collator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.Preview;
import io.wayline.intake.file.csv.Column;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowFault;
import io.wayline.intake.file.row.RowTaker.Shown;
import io.wayline.shared.text.CountryText;

/** What operations see of a file before it is imported, in their words. */
@Component
class PreviewViews {

    private static final Set<String> MOMENTS = Set.of("placedAt", "registeredAt");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final List<String> CURRENCIES =
            List.of("CNY", "EUR", "USD", "GBP", "HKD", "JPY", "CHF", "SGD", "TWD", "AUD", "CAD");

    private final MessageSource texts;
    private final ZoneId zone;

    PreviewViews(MessageSource texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** What can be chosen, with its word. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A column of dates, and in which order its days and months stand. */
    public record Dates(
            String column, String label, @Nullable String form, boolean unclear, String sample) {}

    /**
     * A customer or order as it would be kept, value by value.
     *
     * @param leftOut whether a value is left out because it is wrong
     * @param why it is refused, or null
     */
    public record Row(
            long line,
            List<@Nullable String> values,
            List<Boolean> leftOut,
            boolean refused,
            @Nullable String why) {}

    /**
     * The parts of the page.
     *
     * @param targets what columns can be taken for, in the order of the file's columns
     * @param home the country of the settings
     * @param leftOut how many columns are left out
     * @param heads the columns of {@code rows}
     * @param ready whether the file can be sent as it stands
     */
    public record View(
            List<List<Choice>> targets,
            List<String> missing,
            List<Dates> dates,
            List<Choice> countries,
            String home,
            List<Choice> currencies,
            long leftOut,
            List<String> heads,
            List<Row> rows,
            boolean ready) {}

    View of(ImportKind kind, Preview preview, Locale language) {
        var heads = heads(kind, preview);
        return new View(
                preview.columns().stream()
                        .map(found -> targets(kind, found.column(), language))
                        .toList(),
                preview.missing().stream()
                        .map(column -> label(column, language))
                        .toList(),
                dates(preview, language),
                countries(kind, preview, language),
                CountryText.name(CountryText.home(), language),
                currencies(kind, preview),
                preview.columns().stream()
                        .filter(found -> found.column() == null)
                        .count(),
                heads.stream()
                        .map(column -> column.equals("amount")
                                ? texts.getMessage("import.stored.amount", null, language)
                                : label(column, language))
                        .toList(),
                preview.shown().stream()
                        .map(shown -> row(shown, heads, language))
                        .toList(),
                preview.isReady());
    }

    private List<Choice> targets(ImportKind kind, @Nullable String taken, Locale language) {
        return kind.columns().stream()
                .map(Column::name)
                .map(column -> new Choice(column, label(column, language), column.equals(taken)))
                .toList();
    }

    private List<Dates> dates(Preview preview, Locale language) {
        return preview.columns().stream()
                .filter(found -> found.column() != null
                        && (MOMENTS.contains(found.column()) || found.column().equals("birthday")))
                .filter(found -> preview.unclearDates().contains(found.column())
                        || preview.reading().dates().containsKey(found.column()))
                .map(found -> {
                    var form = preview.reading().dates().get(found.column());
                    return new Dates(
                            String.valueOf(found.column()),
                            label(String.valueOf(found.column()), language),
                            form == null ? null : form.name(),
                            preview.unclearDates().contains(found.column()) && form == null,
                            found.samples().isEmpty() ? "" : found.samples().get(0));
                })
                .toList();
    }

    /** Only where a file has numbers; the country of the settings comes first. */
    private static List<Choice> countries(ImportKind kind, Preview preview, Locale language) {
        var numbers = kind == ImportKind.CUSTOMERS ? "phone" : "customerPhone";
        if (preview.columns().stream().noneMatch(found -> numbers.equals(found.column()))) {
            return List.of();
        }
        var order = Collator.getInstance(language);
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(
                        code,
                        CountryText.name(code, language),
                        code.equals(preview.reading().country())))
                .sorted(Comparator.comparing(Choice::label, order::compare))
                .toList();
    }

    /** Only where a file names none. */
    private static List<Choice> currencies(ImportKind kind, Preview preview) {
        if (kind == ImportKind.CUSTOMERS
                || preview.columns().stream().anyMatch(found -> "currency".equals(found.column()))) {
            return List.of();
        }
        var codes = new LinkedHashSet<>(CURRENCIES);
        if (preview.reading().currency() != null) {
            codes.add(preview.reading().currency());
        }
        return codes.stream()
                .map(code ->
                        new Choice(code, code, code.equals(preview.reading().currency())))
                .toList();
    }

    /** The columns in which something stands. */
    private static List<String> heads(ImportKind kind, Preview preview) {
        var seen = preview.shown().stream()
                .flatMap(shown -> shown.values().keySet().stream())
                .collect(Collectors.toSet());
        var order = new LinkedHashSet<>(
                kind == ImportKind.ORDERS
                        ? List.of("orderRef", "customerRef", "customerEmail", "placedAt", "amount", "currency", "items")
                        : kind.columns().stream().map(Column::name).toList());
        order.retainAll(seen);
        return List.copyOf(order);
    }

    private Row row(Shown shown, List<String> heads, Locale language) {
        var wrong = shown.faults().stream().map(RowFault::column).collect(Collectors.toSet());
        var values = new ArrayList<@Nullable String>();
        heads.forEach(column -> values.add(value(column, shown.values())));
        return new Row(
                shown.line(),
                values,
                heads.stream()
                        .map(column -> wrong.contains(column) && !shown.values().containsKey(column))
                        .toList(),
                shown.isRefused(),
                shown.faults().stream()
                        .filter(fault -> shown.isRefused())
                        .map(fault -> texts.getMessage("import.fault." + fault.code(), null, language))
                        .findFirst()
                        .orElse(null));
    }

    private @Nullable String value(String column, Map<String, String> values) {
        var text = values.get(column);
        return text != null && MOMENTS.contains(column)
                ? MOMENT.format(Instant.parse(text).atZone(zone))
                : text;
    }

    private String label(String column, Locale language) {
        return texts.getMessage("import.column." + column, null, language);
    }
}
