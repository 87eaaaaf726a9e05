package io.wayline.platform.live;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.platform.live.Watcher.Watched;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.live.LiveTopic;

/** What can be watched, as the features say, and how it stood when it was read last. */
@Component
class LiveTopics {

    private final Map<String, LiveTopic> topics = new TreeMap<>();
    private final Set<String> shared;
    private final Map<String, Reading> readings = new HashMap<>();

    /** What was read of a topic, and when. */
    private record Reading(Instant at, Map<String, Long> versions) {}

    /** @throws IllegalStateException when two have the same name */
    LiveTopics(Collection<LiveTopic> all) {
        for (var topic : all) {
            if (topics.putIfAbsent(topic.name(), topic) != null) {
                throw new IllegalStateException("Two topics are named " + topic.name());
            }
        }
        shared = all.stream()
                .filter(LiveTopic::hasOnlookers)
                .map(LiveTopic::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those at which people see each other look. */
    Set<String> shared() {
        return shared;
    }

    /** What of this somebody may watch; the rest is left out and nothing is said of it. */
    Map<Watched, Set<String>> visible(Collection<Watched> wanted, Colleague reader) {
        var keys = new LinkedHashMap<Watched, Set<String>>();
        for (var watched : wanted) {
            var topic = topics.get(watched.topic());
            var its = topic == null ? Set.<String>of() : topic.keys(watched.thing(), reader);
            if (!its.isEmpty()) {
                keys.put(watched, Set.copyOf(its));
            }
        }
        return keys;
    }

    /**
     * How all that stands which these watch: each topic is read once, and not at all when nobody watches it.
     *
     * @throws RuntimeException what reading a topic failed with, after the others have been read
     */
    void read(Collection<Watcher> watchers, Instant now) {
        var wanted = new TreeMap<String, Set<String>>();
        watchers.forEach(watcher -> watcher.keys()
                .forEach((watched, keys) -> wanted.computeIfAbsent(watched.topic(), topic -> new HashSet<>())
                        .addAll(keys)));
        readings.keySet().retainAll(wanted.keySet());
        RuntimeException failed = null;
        for (var each : wanted.entrySet()) {
            try {
                read(topics.get(each.getKey()), each.getValue(), now);
            } catch (RuntimeException unread) {
                failed = unread;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** How what this one watches stood when it was read last; what could not be read yet is left out. */
    Map<Watched, Long> versions(Watcher watcher) {
        var versions = new HashMap<Watched, Long>();
        watcher.keys().forEach((watched, keys) -> {
            var reading = readings.get(watched.topic());
            if (reading != null && reading.versions().keySet().containsAll(keys)) {
                versions.put(
                        watched,
                        keys.stream()
                                .mapToLong(key -> reading.versions().get(key))
                                .sum());
            }
        });
        return versions;
    }

    /** How this stands now, read for it alone. */
    Map<Watched, Long> now(Map<Watched, Set<String>> wanted) {
        var now = new HashMap<Watched, Long>();
        wanted.forEach((watched, keys) -> {
            var read = topics.get(watched.topic()).versions(keys);
            now.put(
                    watched,
                    keys.stream().mapToLong(key -> read.getOrDefault(key, 0L)).sum());
        });
        return now;
    }

    private void read(LiveTopic topic, Set<String> keys, Instant now) {
        var before = readings.get(topic.name());
        var fresh = before != null
                && now.isBefore(before.at().plus(topic.pace()))
                // a clock that was set back
                && !now.isBefore(before.at())
                && before.versions().keySet().containsAll(keys);
        if (!fresh) {
            var read = topic.versions(keys);
            readings.put(
                    topic.name(),
                    new Reading(
                            now,
                            keys.stream().collect(Collectors.toMap(key -> key, key -> read.getOrDefault(key, 0L)))));
        }
    }
}
