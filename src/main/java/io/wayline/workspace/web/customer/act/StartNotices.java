package io.wayline.workspace.web.customer.act;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.byhand.ByHand;
import io.wayline.journey.byhand.EntryRefused.Why;

/** Reads from an address why a journey did not start; what makes no sense there is passed over. */
@Component
public class StartNotices {

    private final ByHand byHand;

    StartNotices(ByHand byHand) {
        this.byHand = byHand;
    }

    /**
     * What the page says.
     *
     * @param why a word of {@link Why}
     * @param journey by its name
     * @param at the moment that it speaks of, or null
     */
    public record Notice(
            String why, String journey, @Nullable Instant at) {}

    /** @return null when nothing was refused */
    public @Nullable Notice of(@Nullable String why, @Nullable String journey, @Nullable String at, Locale reader) {
        if (Arrays.stream(Why.values()).noneMatch(known -> known.name().equals(why))) {
            return null;
        }
        return byHand.startable(reader).stream()
                .filter(each -> each.journey().equals(journey))
                .findFirst()
                .map(each -> new Notice(String.valueOf(why), each.name(), moment(at)))
                .orElse(null);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException noMoment) {
            return null;
        }
    }
}
