package io.wayline.shared.text;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Writes a moment as it stands in a sentence: date and time by the company's clock, the year only when it is another one. */
public final class MomentText {

    private final MessageSource texts;
    private final ZoneId zone;
    private final Clock clock;

    public MomentText(MessageSource texts, ZoneId zone, Clock clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
    }

    /** Empty for no moment. */
    public String of(@Nullable Instant at, Locale reader) {
        if (at == null) {
            return "";
        }
        var there = at.atZone(zone);
        var date = there.getYear() == clock.instant().atZone(zone).getYear() ? "times.date" : "times.date-with-year";
        return texts.getMessage(
                "times.moment",
                new Object[] {
                    DateTimeFormatter.ofPattern(text(date, reader), reader).format(there),
                    DateTimeFormatter.ofPattern(text("times.clock", reader), reader)
                            .format(there)
                },
                reader);
    }

    private String text(String key, Locale reader) {
        return texts.getMessage(key, null, reader);
    }
}
