package io.wayline.textblock;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text block can say of whom it goes to: written in braces, such as <code>{customer.name}</code>. */
public enum Placeholder {
    /** What the customer is called. */
    CUSTOMER_NAME("customer.name"),
    /** The number under which the customer is known. */
    CUSTOMER_REF("customer.ref"),
    /** What colleagues call whoever writes. */
    AGENT_NAME("agent.name"),
    /** What the queue of the task is called. */
    QUEUE_NAME("queue.name"),
    /** What the journey is called. */
    JOURNEY_NAME("journey.name"),
    /** The day on which it is written. */
    TODAY("today");

    private static final Pattern WRITTEN = Pattern.compile("[{｛]\\s*([^{}｛｝\\n]*?)\\s*[}｝]");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    /** The word between the braces. */
    public String word() {
        return word;
    }

    /** What stands in braces and is none of these, in the order of the text. */
    static List<String> unknown(String text) {
        return WRITTEN.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word -> Arrays.stream(values()).noneMatch(known -> known.word.equals(word)))
                .distinct()
                .toList();
    }

    /** The text with the values in their places; what has none stays in its braces, so that nobody sends it unseen. */
    public static String fill(String text, Map<Placeholder, String> values) {
        return WRITTEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Arrays.stream(values())
                        .filter(known -> known.word.equals(found.group(1)) && values.containsKey(known))
                        .map(values::get)
                        .findFirst()
                        .orElse(found.group())));
    }
}
