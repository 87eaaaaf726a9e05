package io.wayline.workspace.web.story;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import io.wayline.journey.ModelLabels;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.EntryKinds.Fact;
import io.wayline.timeline.KnownKinds;
import io.wayline.timeline.Timeline.Item;

/** Tells the entries of a timeline as sentences in the reader's language: the text under {@code timeline.<kind>}. */
@Component
public class TimelineText {

    private final MessageSource messages;
    private final KnownKinds kinds;
    private final ModelLabels names;
    private final ZoneId zone;

    TimelineText(MessageSource messages, KnownKinds kinds, ModelLabels names, ZoneId zone) {
        this.messages = messages;
        this.kinds = kinds;
        this.names = names;
        this.zone = zone;
    }

    /**
     * An entry as a page shows it.
     *
     * @param icon the name of a Tabler icon
     * @param direction {@code in}, {@code out}, or {@code inside}
     * @param cause what made it happen, or empty when the text says so already
     * @param record the id of a task whose record tells more, or null
     */
    public record Line(
            String icon,
            String direction,
            String text,
            String cause,
            Instant at,
            @Nullable String record) {}

    /** All of one day, in the company's zone. */
    public record Day(List<Line> lines) {}

    public List<Day> byDay(List<Item> entries) {
        var locale = LocaleContextHolder.getLocale();
        var days = new LinkedHashMap<LocalDate, List<Line>>();
        for (var told : entries) {
            days.computeIfAbsent(LocalDate.ofInstant(told.entry().at(), zone), day -> new ArrayList<>())
                    .add(line(told.entry(), locale));
        }
        return days.values().stream().map(Day::new).toList();
    }

    private Line line(Entry entry, Locale locale) {
        var text = messages.getMessage("timeline." + entry.kind(), null, entry.kind(), locale);
        for (var fact : entry.facts().entrySet()) {
            text = String.valueOf(text)
                    .replace(
                            "{" + fact.getKey() + "}",
                            told(fact.getValue(), kinds.fact(entry.kind(), fact.getKey()), locale));
        }
        return new Line(
                kinds.icon(entry.kind()),
                entry.direction().name().toLowerCase(Locale.ROOT),
                String.valueOf(text),
                cause(entry.cause(), locale),
                entry.at(),
                entry.facts().get("record"));
    }

    private String told(String value, Fact fact, Locale locale) {
        return switch (fact.form()) {
            case PLAIN -> value;
            case WORD -> word(fact.texts() + value, value, locale);
            case WORDS -> {
                var comma = word("list.comma", ", ", locale);
                yield Arrays.stream(value.split(","))
                        .map(each -> word(fact.texts() + each, each, locale))
                        .collect(Collectors.joining(comma));
            }
            case AMOUNT -> amount(value, locale);
            case MOMENT -> moment(Instant.parse(value).atZone(zone), locale);
        };
    }

    private String word(String key, String otherwise, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }

    private String moment(ZonedDateTime moment, Locale locale) {
        return String.valueOf(messages.getMessage(
                "times.moment",
                new Object[] {written(moment, "times.date-with-year", locale), written(moment, "times.clock", locale)},
                locale));
    }

    private String written(ZonedDateTime moment, String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(String.valueOf(messages.getMessage(pattern, null, locale)), locale)
                .format(moment);
    }

    private static String amount(String value, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        return format.format(new BigDecimal(value));
    }

    /** What made something happen, in words. */
    public String cause(Cause cause, Locale locale) {
        var ref = switch (cause.kind()) {
            case STEP ->
                names.journey(cause.ref().substring(0, Math.max(0, cause.ref().indexOf('/'))));
            case EVENT, TIMER, PERSON, SYSTEM -> cause.ref();
        };
        return String.valueOf(messages.getMessage(
                "timeline.cause." + cause.kind(),
                new Object[] {ref},
                cause.kind().name(),
                locale));
    }
}
