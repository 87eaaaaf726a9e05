package io.wayline.workspace.web;

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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import io.wayline.journey.ModelLabels;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline.Told;

/** Tells the entries of a timeline as sentences in the reader's language: the text under {@code timeline.<kind>}. */
@Component
class StoryText {

    /** A list of words with commas between them. */
    private static final String FIELDS = "fields";

    /** Facts whose values are words of ours and have a text of their own, with the prefix of its key. */
    private static final Map<String, String> WORDS = Map.of(
            "from",
            "lifecycle.",
            "to",
            "lifecycle.",
            "purpose",
            "consent.purpose.",
            "channel",
            "consent.channel.",
            "through",
            "consent.through.",
            "hold",
            "hold.",
            "why",
            "customer.why.",
            FIELDS,
            "customer.field.");

    private static final Set<String> AMOUNTS = Set.of("amount");

    /** Facts that are moments, told by the clock of the company. */
    private static final Set<String> MOMENTS = Set.of("at");

    private final MessageSource messages;
    private final ModelLabels names;
    private final ZoneId zone;

    StoryText(MessageSource messages, ModelLabels names, ZoneId zone) {
        this.messages = messages;
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

    List<Day> byDay(List<Told> entries) {
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
                    .replace("{" + fact.getKey() + "}", word(fact.getKey(), fact.getValue(), locale));
        }
        return new Line(
                icon(entry.kind()),
                entry.direction().name().toLowerCase(Locale.ROOT),
                String.valueOf(text),
                cause(entry.cause(), locale),
                entry.at(),
                entry.facts().get("record"));
    }

    private static String icon(String kind) {
        return switch (kind) {
            case "registered" -> "user-plus";
            case "lifecycle-moved" -> "stairs-up";
            case "order-placed" -> "shopping-bag";
            case "order-cancelled" -> "shopping-bag-x";
            case "order-returned" -> "truck-return";
            case "profile-changed" -> "edit";
            case "owner-changed", "owner-released" -> "user-check";
            case "tag-added", "tag-removed" -> "tag";
            case "contact-unveiled", "customer-opened" -> "eye";
            case "erasure-requested" -> "eraser";
            case "journey-started" -> "route";
            case "journey-ended" -> "flag";
            case "journey-paused" -> "player-pause";
            case "journey-resumed" -> "player-play";
            case "journey-cancelled" -> "flag-off";
            case "task-completed" -> "checkbox";
            case "consent-given" -> "circle-check";
            case "consent-withdrawn" -> "circle-x";
            case "hold-placed" -> "hand-stop";
            case "hold-lifted" -> "hand-off";
            case "mail-queued" -> "mail";
            case "coupon-granted", "coupon-redeemed", "coupon-redeemed-for", "coupon-revoked" -> "ticket";
            case "points-granted", "points-redeemed", "points-redeemed-for", "points-revoked" -> "coins";
            case "mail-failed", "mail-uncertain" -> "mail-exclamation";
            case "mail-cancelled", "mail-expired" -> "mail-off";
            case "mail-held.hold", "mail-held.quiet-hours", "mail-held.silent-day" -> "mail-pause";
            default -> kind.startsWith("mail-not-sent") ? "mail-off" : "point";
        };
    }

    private String word(String fact, String value, Locale locale) {
        var prefix = WORDS.get(fact);
        if (fact.equals(FIELDS)) {
            var comma = String.valueOf(messages.getMessage("list.comma", null, ", ", locale));
            return Arrays.stream(value.split(","))
                    .map(each -> String.valueOf(messages.getMessage(prefix + each, null, each, locale)))
                    .collect(Collectors.joining(comma));
        }
        if (prefix != null) {
            return String.valueOf(messages.getMessage(prefix + value, null, value, locale));
        }
        if (MOMENTS.contains(fact)) {
            return moment(Instant.parse(value).atZone(zone), locale);
        }
        return AMOUNTS.contains(fact) ? amount(value, locale) : value;
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
    String cause(Cause cause, Locale locale) {
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
