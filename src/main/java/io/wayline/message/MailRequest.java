package io.wayline.message;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;

/**
 * One mail to one customer, as a journey asks for it.
 *
 * @param customer whom it goes to
 * @param template the template's name, such as {@code onboarding-welcome}
 * @param key the technical idempotency key, 1 to 200 characters: the same key is the same mail
 * @param oncePer a second key that a mail may carry, 1 to 200 characters: only one mail ever leaves with it
 * @param about the reference handed to {@link MailFacts}, such as an order's number, or null
 * @param cause what made it happen, for the timeline
 * @param origin the step that asked, or null when no journey did
 */
public record MailRequest(
        CustomerId customer,
        String template,
        String key,
        @Nullable String oncePer,
        @Nullable String about,
        Cause cause,
        @Nullable Origin origin) {

    /**
     * The step that asked for a mail.
     *
     * @param journey the journey's key
     * @param element the element's id in its diagram
     * @param instance the journey instance's id
     */
    public record Origin(String journey, String element, String instance) {}

    public MailRequest {
        checkKey("key", key);
        if (oncePer != null) {
            checkKey("oncePer", oncePer);
        }
    }

    private static void checkKey(String name, String key) {
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("The %s of a mail has 1 to 200 characters".formatted(name));
        }
    }
}
