package io.wayline.platform.live;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.staff.Accounts;

/** Knows whose session has ended, on whatever node and in whatever way: two statements for all who watch. */
@Component
class SessionWatch {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    SessionWatch(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Those whose session is gone, or was made when their account was another. */
    Collection<Watcher> ended(Collection<Watcher> now) {
        // whoever comes meanwhile has not been looked up
        var watchers = List.copyOf(now);
        var held = held(
                watchers.stream().map(Watcher::session).filter(Objects::nonNull).collect(Collectors.toSet()));
        var generations = accounts.generations(
                watchers.stream().map(watcher -> watcher.who().getName()).collect(Collectors.toSet()));
        return watchers.stream()
                .filter(watcher -> watcher.session() != null && !held.contains(watcher.session())
                        || !Objects.equals(
                                generations.get(watcher.who().getName()),
                                watcher.who().generation()))
                .toList();
    }

    /** Rows of sessions that are over are swept within a minute. */
    private Set<String> held(Set<String> sessions) {
        return sessions.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select session_id from spring_session where session_id in (%s)"
                                .formatted(String.join(", ", Collections.nCopies(sessions.size(), "?"))))
                        .params(List.copyOf(sessions))
                        .query(String.class)
                        .list());
    }
}
