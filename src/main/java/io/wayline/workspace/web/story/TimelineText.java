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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import io.wayline.journey.naming.DrawnElement;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.EntryKinds.Fact;
import io.wayline.timeline.KnownKinds;
import io.wayline.timeline.Timeline.Item;
import io.wayline.workspace.team.Teams;

/** Tells the entries of a timeline as sentences in the reader's language: the text under {@code timeline.<kind>}. */
@Component
public class TimelineText {

    private final MessageSource messages;
    private final KnownKinds kinds;
    private final ModelLabels names;
    private final Accounts accounts;
    private final Queues queues;
    private final ZoneId zone;

    TimelineText(
            MessageSource messages,
            KnownKinds kinds,
            ModelLabels names,
            Accounts accounts,
            Queues queues,
            ZoneId zone) {
        this.messages = messages;
        this.kinds = kinds;
        this.names = names;
        this.accounts = accounts;
        this.queues = queues;
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
        var people = people(entries.stream().map(Item::entry).toList());
        var days = new LinkedHashMap<LocalDate, List<Line>>();
        for (var told : entries) {
            days.computeIfAbsent(LocalDate.ofInstant(told.entry().at(), zone), day -> new ArrayList<>())
                    .add(line(told.entry(), people, locale));
        }
        return days.values().stream().map(Day::new).toList();
    }

    /** An entry as a sentence by itself. */
    public String text(Entry entry, Locale locale) {
        return line(entry, people(List.of(entry)), locale).text();
    }

    /** A kind of entry: its sentence, with the facts left open. */
    public String kind(String kind, Locale locale) {
        return String.valueOf(messages.getMessage("timeline." + kind, null, kind, locale))
                .replaceAll("\\{[^}]*}", "…");
    }

    /** All accounts that entries name, by one statement. */
    private Map<String, String> people(List<Entry> entries) {
        var accounts = new HashSet<String>();
        for (var entry : entries) {
            if (entry.cause().kind() == Cause.Kind.PERSON) {
                accounts.add(entry.cause().ref());
            }
            entry.facts().forEach((name, value) -> {
                if (kinds.fact(entry.kind(), name).form() == Fact.Form.PERSON) {
                    accounts.add(value);
                }
            });
        }
        return this.accounts.names(accounts);
    }

    private Line line(Entry entry, Map<String, String> people, Locale locale) {
        var text = messages.getMessage("timeline." + entry.kind(), null, entry.kind(), locale);
        for (var fact : entry.facts().entrySet()) {
            text = String.valueOf(text)
                    .replace(
                            "{" + fact.getKey() + "}",
                            told(fact.getValue(), kinds.fact(entry.kind(), fact.getKey()), entry, people, locale));
        }
        return new Line(
                kinds.icon(entry.kind()),
                entry.direction().name().toLowerCase(Locale.ROOT),
                String.valueOf(text),
                cause(entry.cause(), people, locale),
                entry.at(),
                entry.facts().get("record"));
    }

    private String told(String value, Fact fact, Entry entry, Map<String, String> people, Locale locale) {
        return switch (fact.form()) {
            case PLAIN -> value;
            case PERSON -> people.getOrDefault(value, value);
            case QUEUE -> queue(value, locale);
            case WORD -> word(fact.texts() + value, value, locale);
            case WORDS -> {
                var comma = word("list.comma", ", ", locale);
                yield Arrays.stream(value.split(","))
                        .map(each -> word(fact.texts() + each, each, locale))
                        .collect(Collectors.joining(comma));
            }
            case AMOUNT -> amount(value, locale);
            case MOMENT -> moment(Instant.parse(value).atZone(zone), locale);
            case JOURNEY ->
                drawn(entry)
                        .map(of -> names.drawn(of.journey(), of.version(), of.journey(), value, locale))
                        .orElse(value);
            case ELEMENT ->
                drawn(entry)
                        .map(of -> names.drawn(of.journey(), of.version(), of.element(), value, locale))
                        .orElse(value);
            case DRAWN_WORD -> names.word(value, locale);
            case NAMED -> fact.names().of(value, locale);
        };
    }

    private String queue(String key, Locale locale) {
        return queues.list().stream()
                .filter(queue -> queue.key().equals(key))
                .map(queue -> Teams.name(queue, locale))
                .findFirst()
                .orElse(key);
    }

    private static Optional<DrawnElement> drawn(Entry entry) {
        return DrawnElement.parse(entry.facts().get(Fact.DRAWN));
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

    /** What made each of these things happen, in words, in their order. */
    public List<String> causes(List<Cause> causes, Locale locale) {
        var people = accounts.names(causes.stream()
                .filter(cause -> cause.kind() == Cause.Kind.PERSON)
                .map(Cause::ref)
                .collect(Collectors.toSet()));
        return causes.stream().map(cause -> cause(cause, people, locale)).toList();
    }

    private String cause(Cause cause, Map<String, String> people, Locale locale) {
        var ref = switch (cause.kind()) {
            case STEP ->
                names.journey(cause.ref().substring(0, Math.max(0, cause.ref().indexOf('/'))), locale);
            case PERSON -> people.getOrDefault(cause.ref(), cause.ref());
            case EVENT, CUSTOMER, TIMER, SYSTEM -> cause.ref();
        };
        return String.valueOf(messages.getMessage(
                "timeline.cause." + cause.kind(),
                new Object[] {ref},
                cause.kind().name(),
                locale));
    }
}
