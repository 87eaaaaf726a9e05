package io.wayline.journey.naming;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.engine.model.JourneyModel;

/**
 * Which drawn thing a kept name means, such as {@code onboarding/3/EndEvent_CustomerDormant}. It is kept beside the name
 * as it was drawn, which stands for it when there is no other.
 *
 * @param element the element's id; that of the journey where the journey itself is meant
 */
public record DrawnElement(String journey, int version, String element) {

    private static final Pattern FORM = Pattern.compile("([^/]+)/([0-9]{1,9})/([^/]+)");

    /** To be kept for a journey. */
    public static String journey(JourneyModel journey) {
        return element(journey, journey.key());
    }

    /** To be kept for one of its elements. */
    public static String element(JourneyModel journey, String element) {
        return "%s/%d/%s".formatted(journey.key(), journey.version(), element);
    }

    /** Nothing where nothing was kept, as of entries that are older than this. */
    public static Optional<DrawnElement> parse(@Nullable String kept) {
        return Optional.ofNullable(kept)
                .map(FORM::matcher)
                .filter(found -> found.matches())
                .map(found -> new DrawnElement(found.group(1), Integer.parseInt(found.group(2)), found.group(3)));
    }
}
