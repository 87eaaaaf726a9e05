package io.wayline.platform.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;
import io.wayline.platform.live.Watcher.Watched;
import io.wayline.staff.Person;

/**
 * Those who watch on this node, and the one thread that tells them what has moved. While nobody watches it sends no
 * statement. Nothing here is needed by any other node: each reads the database for its own.
 */
@Component
class Live extends LoopThread {

    private static final String LOOP = "live";

    /** A person has a window or two in front of them; more are pages that were never closed. */
    private static final int STREAMS_OF_A_SESSION = 10;

    private final LiveTopics topics;
    private final OnlookerRows onlookers;
    private final SessionWatch sessions;
    private final LiveSettings settings;
    private final Clock clock;
    private final Timer polls;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    /** Those who have not been told anything yet. */
    private final Set<Watcher> fresh = ConcurrentHashMap.newKeySet();
    /** Streams that ended here, and that colleagues may still see. */
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private Instant checkedAt = Instant.EPOCH;
    private Instant renewedAt = Instant.EPOCH;

    Live(
            Loops loops,
            LiveTopics topics,
            OnlookerRows onlookers,
            SessionWatch sessions,
            LiveSettings settings,
            Clock clock,
            MeterRegistry meters) {
        super(LOOP, loops);
        this.topics = topics;
        this.onlookers = onlookers;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        polls = Timer.builder("wayline.live.poll")
                .description("How long it took to look whether something has moved, while somebody watched")
                .register(meters);
        Gauge.builder("wayline.live.streams", watchers, Collection::size)
                .description("Browsers that are told by this node what moves")
                .register(meters);
        every(LOOP, settings.poll(), settings.poll(), this::turn);
    }

    /** Whether there is room for one more on this node. */
    boolean takesMore() {
        return isRunning() && watchers.size() < settings.streams();
    }

    /** What of this somebody may watch; what they may not, and what does not exist, is left out. */
    Map<Watched, Set<String>> visible(List<Watched> wanted, Person reader) {
        return topics.visible(wanted, reader);
    }

    /** Begins to tell somebody, soon, how what they watch stands; an earlier stream of that name and session ends. */
    void open(Watcher watcher) {
        var session = watcher.session();
        watchers.stream()
                .filter(other -> other.stream().equals(watcher.stream()) && Objects.equals(other.session(), session))
                .forEach(this::drop);
        watchers.stream()
                .filter(other -> session != null && session.equals(other.session()))
                .sorted((one, other) -> other.since().compareTo(one.since()))
                .skip(STREAMS_OF_A_SESSION - 1L)
                .forEach(this::drop);
        fresh.add(watcher);
        watchers.add(watcher);
        if (isRunning()) {
            now(LOOP);
        } else {
            drop(watcher);
        }
    }

    /** One look at everything that is watched. */
    synchronized void turn() {
        if (!watchers.isEmpty() || !left.isEmpty()) {
            polls.record(this::look);
        }
    }

    private void look() {
        var now = clock.instant();
        dropAll(watchers.stream().filter(watcher -> !watcher.isOpen()).toList());
        if (due(checkedAt, settings.check(), now)) {
            checkedAt = now;
            end(sessions.ended(watchers), now);
            // the browser comes back at once, so what it shows is seen until then, or until its lease is over
            watchers.stream()
                    .filter(watcher -> due(watcher.since(), settings.longest(), now))
                    .toList()
                    .forEach(this::close);
        }
        noteOnlookers(now);
        var all = List.copyOf(watchers);
        try {
            topics.read(all, now);
        } finally {
            all.forEach(watcher -> tell(watcher, now));
        }
    }

    /** Before anything is read, so that colleagues see each other with the first word. */
    private void noteOnlookers(Instant now) {
        var seen = watchers.stream().filter(this::isSeen).toList();
        var gone = new HashSet<>(left);
        left.removeAll(gone);
        seen.forEach(watcher -> gone.remove(watcher.stream()));
        onlookers.hide(gone);
        seen.stream()
                .filter(fresh::contains)
                .forEach(watcher ->
                        onlookers.show(watcher.stream(), watcher.who().getName(), watcher.things(topics.shared())));
        if (due(renewedAt, OnlookerRows.RENEWED, now) && !seen.isEmpty()) {
            renewedAt = now;
            onlookers.renew(seen.stream().map(Watcher::stream).collect(Collectors.toSet()));
        }
    }

    private void tell(Watcher watcher, Instant now) {
        watcher.tell(topics.versions(watcher), now);
        // whoever may watch nothing waits for a first word all the same
        if (fresh.remove(watcher) && watcher.keys().isEmpty() || due(watcher.heardAt(), settings.heartbeat(), now)) {
            watcher.beat(now);
        }
    }

    private boolean isSeen(Watcher watcher) {
        return !watcher.things(topics.shared()).isEmpty();
    }

    private void end(Collection<Watcher> over, Instant now) {
        over.forEach(watcher -> watcher.sayOver(now));
        dropAll(over);
    }

    private void dropAll(Collection<Watcher> gone) {
        gone.forEach(this::drop);
    }

    private void close(Watcher watcher) {
        watchers.remove(watcher);
        fresh.remove(watcher);
        watcher.end();
    }

    private void drop(Watcher watcher) {
        close(watcher);
        if (isSeen(watcher)) {
            left.add(watcher.stream());
        }
    }

    private static boolean due(Instant last, Duration every, Instant now) {
        // a clock that was set back makes nobody wait
        return now.isBefore(last) || !now.isBefore(last.plus(every));
    }

    /** Before the web server waits for open requests, which these are: browsers come back by themselves. */
    @Override
    public synchronized void stop() {
        super.stop();
        dropAll(List.copyOf(watchers));
    }
}
