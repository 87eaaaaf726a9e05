package io.wayline.message.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.wayline.message.MessageControl;
import io.wayline.message.MessageControl.Scope;

/**
 * How fast this node may send: its share, among the nodes that live, of what is set for all. What is set is read anew
 * every few seconds; a pause does not wait for that, for it stands in the statements themselves.
 */
@Component
public class SendPace {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ControlRows controls;
    private final LiveNodes nodes;
    private final Clock clock;
    private final Map<String, TokenBucket> budgets = new HashMap<>();
    private final Map<String, RecentCount> sent = new HashMap<>();
    private Instant readAt = Instant.MIN;
    private int liveNodes = 1;

    SendPace(ControlRows controls, LiveNodes nodes, Clock clock) {
        this.controls = controls;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * What must not be claimed now; an entry that no mail has is always in the lists, so that SQL never sees empty ones.
     *
     * @param all whether nothing at all may leave now
     */
    public record Exhausted(boolean all, List<String> providers, List<String> classes) {}

    public synchronized Exhausted exhausted() {
        refresh();
        var providers = new ArrayList<>(List.of("-"));
        var classes = new ArrayList<>(List.of("-"));
        var all = false;
        for (var budget : budgets.values()) {
            if (budget.isEmpty(clock.instant())) {
                switch (budget.scope()) {
                    case GLOBAL -> all = true;
                    case CLASS -> classes.add(budget.name());
                    default -> providers.add(budget.name());
                }
            }
        }
        return new Exhausted(all, providers, classes);
    }

    /** Takes leave to send one mail now, from all that it counts for; to be given back by {@link #done}. */
    public synchronized boolean take(Paced mail) {
        var now = clock.instant();
        var concerned = concerned(mail);
        if (concerned.stream().anyMatch(budget -> budget.isEmpty(now))) {
            return false;
        }
        concerned.forEach(TokenBucket::take);
        sent.computeIfAbsent(mail.provider(), provider -> new RecentCount(MINUTE))
                .add(now);
        return true;
    }

    /** Whether leave would be given as soon as that mail, which is on its way, has arrived. */
    public synchronized boolean mayFollow(Paced mail, Paced onItsWay) {
        var now = clock.instant();
        var freed = concerned(onItsWay);
        return concerned(mail).stream()
                .noneMatch(budget -> freed.contains(budget) ? budget.isEmptyAfterOne(now) : budget.isEmpty(now));
    }

    /** The mail is no longer on its way. */
    public synchronized void done(Paced mail) {
        concerned(mail).forEach(TokenBucket::free);
    }

    /** The mailboxes' provider asks us to slow down. */
    public void throttled(String provider) {
        int unlimited;
        synchronized (this) {
            var mine = sent.getOrDefault(provider, new RecentCount(MINUTE)).lately(clock.instant());
            unlimited = mine * liveNodes;
            readAt = Instant.MIN;
        }
        controls.slowDown(provider, unlimited);
    }

    /** Reads what is set as soon as it is needed again. */
    public synchronized void forget() {
        readAt = Instant.MIN;
    }

    private List<TokenBucket> concerned(Paced mail) {
        var concerned = new ArrayList<TokenBucket>();
        for (var key : List.of(
                key(Scope.GLOBAL, ""), key(Scope.CLASS, mail.purpose().name()), key(Scope.PROVIDER, mail.provider()))) {
            var budget = budgets.get(key);
            if (budget != null) {
                concerned.add(budget);
            }
        }
        return concerned;
    }

    private void refresh() {
        var now = clock.instant();
        if (readAt != Instant.MIN && now.isBefore(readAt.plus(FRESH))) {
            return;
        }
        readAt = now;
        liveNodes = nodes.count();
        var set = new HashMap<String, MessageControl>();
        for (var control : controls.all()) {
            if (control.scope().hasPace() && (control.effectiveRate() != null || control.maxConnections() != null)) {
                set.put(key(control.scope(), control.name()), control);
            }
        }
        budgets.keySet().retainAll(set.keySet());
        set.forEach((key, control) -> budgets.computeIfAbsent(
                        key, made -> new TokenBucket(control.scope(), control.name()))
                .set(control.effectiveRate(), control.maxConnections(), liveNodes, now));
    }

    private static String key(Scope scope, String name) {
        return scope + " " + name;
    }
}
