package io.wayline.intake.file.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.ImportedConsents.Told;
import io.wayline.shared.InvalidValue;

/**
 * Reads what a row says of consent: {@code marketing:email;marketing:phone=withdrawn@2024-05-01}. A topic alone is a
 * yes; after the sign comes the answer, and after {@code @} when it was said.
 */
@Component
class ConsentList {

    private static final Pattern ITEM = Pattern.compile(
            "\\s*(?<purpose>[A-Za-z-]+)\\s*:\\s*(?<channel>[A-Za-z-]+)\\s*(?:=\\s*(?<answer>[A-Za-z]+)\\s*)?(?:@\\s*(?<at>.+?)\\s*)?");
    private static final Pattern BETWEEN = Pattern.compile("[;|；]");

    private final Moments moments;

    ConsentList(Moments moments) {
        this.moments = moments;
    }

    /** @throws InvalidValue when one of them cannot be read, or names a topic that nobody is asked about */
    List<Told> read(String text) {
        var told = new ArrayList<Told>();
        for (var item : BETWEEN.split(text)) {
            if (!item.isBlank()) {
                told.add(one(item));
            }
        }
        return told;
    }

    private Told one(String item) {
        var parts = ITEM.matcher(item);
        if (!parts.matches()) {
            throw unreadable();
        }
        var topic = ConsentTopic.known(lower(parts.group("purpose")), lower(parts.group("channel")));
        return new Told(topic, given(parts.group("answer")), at(parts.group("at")));
    }

    private @Nullable Instant at(@Nullable String text) {
        return text == null ? null : moments.read(text);
    }

    private static boolean given(@Nullable String answer) {
        return switch (answer == null ? "given" : lower(answer)) {
            case "given", "granted", "yes" -> true;
            case "withdrawn", "no" -> false;
            default -> throw unreadable();
        };
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static InvalidValue unreadable() {
        return new InvalidValue("consents", "cannot be read", "write marketing:email or marketing:email=withdrawn");
    }
}
