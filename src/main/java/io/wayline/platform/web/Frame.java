package io.wayline.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailEntry;
import io.wayline.staff.Person;

/**
 * What the frame around a page shows; the templates know it as {@code frame}.
 *
 * @param person who reads, or null before sign-in
 * @param language the tag of the page's language
 * @param theme {@code light}, {@code dark}, or null to follow the system
 * @param rail where this person may go
 * @param counts what waits behind each of these, by key; read when the rail is drawn, and not for parts of a page
 * @param topics what the rail watches
 * @param csrf what a form must send along, or null where nothing checks it
 * @param here the address to come back to after a choice in the frame
 * @param bundle what the browser loads
 */
public record Frame(
        @Nullable Person person,
        String language,
        @Nullable String theme,
        List<RailEntry> rail,
        Supplier<Map<String, RailCount>> counts,
        List<String> topics,
        @Nullable Csrf csrf,
        String here,
        BrowserBundle bundle) {

    public List<Locale> languages() {
        return Languages.ALL;
    }

    /** Read anew each time. */
    public Map<String, RailCount> counted() {
        return counts.get();
    }

    /** One sign for a Chinese name, two letters for others. */
    public String initials() {
        var name = person == null ? "" : person.displayName().strip();
        if (name.isEmpty()) {
            return "";
        }
        var words = name.split("\\s+");
        var first = words[0].substring(0, words[0].offsetByCodePoints(0, 1));
        if (words.length == 1 || Character.isIdeographic(first.codePointAt(0))) {
            return first;
        }
        var last = words[words.length - 1];
        return (first + last.substring(0, last.offsetByCodePoints(0, 1))).toUpperCase(Locale.ROOT);
    }

    /** The proof that a form came from a page of ours. */
    public record Csrf(String parameter, String header, String token) {}
}
