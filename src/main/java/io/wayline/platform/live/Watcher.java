package io.wayline.platform.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.staff.SignedIn;

/**
 * A browser that watches. It is touched by the thread of the loop alone, but for being made.
 */
final class Watcher {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String stream;
    private final SignedIn who;
    private final @Nullable String session;
    private final Map<Watched, Set<String>> keys;
    private final Outlet outlet;
    private final Instant since;
    private final Map<Watched, Long> told = new HashMap<>();
    private Instant heardAt;

    /**
     * A topic as a page names it.
     *
     * @param thing what of it, or empty
     */
    record Watched(String topic, String thing) {

        static Watched of(String text) {
            var at = text.indexOf(':');
            return at < 0 ? new Watched(text, "") : new Watched(text.substring(0, at), text.substring(at + 1));
        }

        @Override
        public String toString() {
            return thing.isEmpty() ? topic : topic + ":" + thing;
        }
    }

    /**
     * @param stream the name that the browser gave to its stream
     * @param keys what it may watch
     */
    Watcher(
            String stream,
            SignedIn who,
            @Nullable String session,
            Map<Watched, Set<String>> keys,
            Outlet outlet,
            Instant since) {
        this.stream = stream;
        this.who = who;
        this.session = session;
        this.keys = keys;
        this.outlet = outlet;
        this.since = since;
        this.heardAt = since;
    }

    String stream() {
        return stream;
    }

    SignedIn who() {
        return who;
    }

    @Nullable
    String session() {
        return session;
    }

    Map<Watched, Set<String>> keys() {
        return keys;
    }

    Instant since() {
        return since;
    }

    boolean isOpen() {
        return outlet.isOpen();
    }

    /** Tells how things stand the first time, and later which of them have moved. */
    void tell(Map<Watched, Long> versions, Instant now) {
        var news = new TreeMap<String, String>();
        versions.forEach((watched, version) -> {
            if (!version.equals(told.put(watched, version))) {
                news.put(watched.toString(), text(version));
            }
        });
        if (!news.isEmpty()) {
            send("data: " + JSON.writeValueAsString(news) + "\n\n", now);
        }
    }

    /** A version as browsers hear it. */
    static String text(long version) {
        return Long.toHexString(version);
    }

    /** A comment, so that the reader and all between know that the stream is alive. */
    void beat(Instant now) {
        send(":\n\n", now);
    }

    /** The last that is heard: there is nothing to come back for. */
    void sayOver(Instant now) {
        send("event: over\ndata: {}\n\n", now);
        end();
    }

    void end() {
        outlet.end();
    }

    Instant heardAt() {
        return heardAt;
    }

    /** What at which others see that they look, by topic. */
    Map<String, Set<String>> things(Set<String> shared) {
        return keys.keySet().stream()
                .filter(watched ->
                        shared.contains(watched.topic()) && !watched.thing().isEmpty())
                .collect(Collectors.groupingBy(
                        Watched::topic, Collectors.mapping(Watched::thing, Collectors.toUnmodifiableSet())));
    }

    private void send(String text, Instant now) {
        heardAt = now;
        outlet.send(text);
    }
}
