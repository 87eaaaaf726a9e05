package io.wayline.customer.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Profile;
import io.wayline.customer.change.CustomerEdit.Said;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.Refusal.Finding;

/**
 * Reads the fields that callers and people may write of a customer, and names every one that is wrong at once: text by
 * text, a list of texts for the tags, null to clear.
 */
public final class CustomerFields {

    private static final List<String> IDENTITY = List.of("name", "email", "phone", "locale", "zone", "birthday");
    private static final String OWNER = "owner";
    private static final String TAGS = "tags";

    private final Map<String, @Nullable Object> said;
    private final List<Finding> findings = new ArrayList<>();

    private CustomerFields(Map<String, @Nullable Object> said) {
        this.said = said;
    }

    /**
     * What is said of these fields only; others are left alone.
     *
     * @throws InvalidFields when a field is unknown or cannot be what it claims to be
     */
    public static CustomerEdit part(Map<String, @Nullable Object> said) {
        return new CustomerFields(said).read();
    }

    /**
     * Everything that a source knows of a customer: identity that it leaves out is cleared. Owner and tags are given by
     * people here, and stay when it leaves them out.
     *
     * @throws InvalidFields as {@link #part}
     */
    public static CustomerEdit whole(Map<String, @Nullable Object> said) {
        var all = new LinkedHashMap<>(said);
        IDENTITY.forEach(field -> all.putIfAbsent(field, null));
        return new CustomerFields(all).read();
    }

    private CustomerEdit read() {
        for (var field : said.keySet()) {
            if (!IDENTITY.contains(field) && !field.equals(OWNER) && !field.equals(TAGS)) {
                findings.add(new Finding(
                        field,
                        "is no field of a customer: leave it out; known are %s, owner, tags"
                                .formatted(String.join(", ", IDENTITY))));
            }
        }
        var edit = new CustomerEdit(
                text("name", name -> Profile.name(name.strip())),
                text("email", MailAddress::new),
                text("phone", Profile::phone),
                text("locale", locale -> Profile.locale(locale.strip())),
                text("zone", zone -> Profile.zone(zone.strip())),
                text("birthday", birthday -> Profile.birthday(birthday.strip())),
                text(OWNER, String::strip),
                tags());
        if (!findings.isEmpty()) {
            throw new InvalidFields(findings);
        }
        return edit;
    }

    private <T> Said<T> text(String field, Function<String, T> reading) {
        var value = said.get(field);
        if (value == null || value instanceof String text && text.isBlank()) {
            return new Said<>(said.containsKey(field), null);
        }
        if (!(value instanceof String text)) {
            findings.add(new Finding(field, "is no text: send a string, or null to clear it"));
            return new Said<>(false, null);
        }
        try {
            return new Said<>(true, reading.apply(text));
        } catch (InvalidValue wrong) {
            wrong.findings().forEach(finding -> findings.add(new Finding(field, finding.detail())));
            return new Said<>(false, null);
        }
    }

    private Said<SortedSet<String>> tags() {
        if (!said.containsKey(TAGS)) {
            return new Said<>(false, null);
        }
        var tags = new TreeSet<String>();
        if (said.get(TAGS) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            try {
                list.forEach(tag -> tags.add(CustomerTags.checked((String) tag)));
                if (tags.size() > CustomerTags.MOST) {
                    findings.add(new Finding(TAGS, "has more than %d tags: send fewer".formatted(CustomerTags.MOST)));
                }
            } catch (InvalidValue wrong) {
                findings.addAll(wrong.findings());
            }
        } else if (said.get(TAGS) != null) {
            findings.add(new Finding(TAGS, "is no list of texts: send an array of strings, or null for none"));
        }
        return new Said<>(true, tags);
    }
}
