package io.wayline.studio.web.layer;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/** What the diagram shows at each step. */
public enum Layer {
    /** Who stands there, and what failed. */
    NOW,
    /** How long it takes them. */
    TIME,
    /** How many did not go on. */
    DROP_OFF,
    /** How many came by. */
    THROUGH;

    /** As addresses and messages say it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidValue when there is no such layer */
    static Layer of(@Nullable String text) {
        return text == null || text.isEmpty()
                ? NOW
                : Arrays.stream(values())
                        .filter(each -> each.text().equals(text))
                        .findFirst()
                        .orElseThrow(
                                () -> new InvalidValue("layer", "is none", "choose now, time, drop-off, or through"));
    }
}
