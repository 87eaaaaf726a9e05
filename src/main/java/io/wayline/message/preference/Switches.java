package io.wayline.message.preference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.wayline.customer.consent.ConsentTopic;

/** Reads what a reader did with the switches of the page. */
final class Switches {

    private Switches() {}

    /** Every switch for news and offers, off. */
    static Map<ConsentTopic, Boolean> noMarketing(Map<ConsentTopic, Boolean> before) {
        return before.keySet().stream()
                .filter(topic -> ConsentTopic.MARKETING.equals(topic.purpose()))
                .collect(Collectors.toMap(topic -> topic, topic -> false));
    }

    /** The switches that a reader moved, and to where; what is no topic of ours is passed over. */
    static Map<ConsentTopic, Boolean> moved(List<String> shown, List<String> was, List<String> on) {
        var moved = new LinkedHashMap<ConsentTopic, Boolean>();
        for (var topic : ConsentTopic.KNOWN) {
            var name = topic.toString();
            if (shown.contains(name) && was.contains(name) != on.contains(name)) {
                moved.put(topic, on.contains(name));
            }
        }
        return moved;
    }

    /** What brings back what held before: the topics that turned, and how they stood. */
    static Map<String, Boolean> undo(Map<ConsentTopic, Boolean> before, Map<ConsentTopic, Boolean> wanted) {
        var undo = new LinkedHashMap<String, Boolean>();
        wanted.forEach((topic, yes) -> {
            var held = before.getOrDefault(topic, topic.allowedUnasked());
            if (!held.equals(yes)) {
                undo.put(topic.toString(), held);
            }
        });
        return undo;
    }
}
