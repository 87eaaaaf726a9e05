package io.wayline.testing.nodes;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers of their own who are to walk one journey, and what the nodes have promised about them. */
public final class Run {

    private final String name;
    private final Journey journey;
    private final int size;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    /** The journeys that only the tests have; at the end of each, its customers wait for a month. */
    public enum Journey {
        ONE_MAIL("one-mail", 1),
        THREE_MAILS("three-mails", 3);

        private final String key;
        private final int mails;

        Journey(String key, int mails) {
            this.key = key;
            this.mails = mails;
        }

        String key() {
            return key;
        }

        int mails() {
            return mails;
        }

        String startedBy() {
            return "test.%s-asked".formatted(key);
        }
    }

    /** @param name in front of all their refs and addresses */
    public Run(JdbcClient sql, String name, Journey journey, int size) {
        this.name = name;
        this.journey = journey;
        this.size = size;
        sql.sql("""
                        insert into customer (id, ref, email, email_key, lifecycle, since, changed_at, version)
                        select gen_random_uuid(), ref, ref || '@example.com', ref || '@example.com', 'NEW', now(), now(), 0
                        from (select :name || '-' || n as ref from generate_series(1, :size) n)""").param("name", name).param("size", size).update();
    }

    public String name() {
        return name;
    }

    public Journey journey() {
        return journey;
    }

    public int size() {
        return size;
    }

    /** How many mails it is to send. */
    public int mails() {
        return size * journey.mails();
    }

    /** Their refs, from the first (1) to the last one wanted. */
    public List<String> customers(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> name + "-" + number)
                .toList();
    }

    /** A node has answered that it has these events: they must never be lost. */
    void promised(List<String> events) {
        accepted.addAll(events);
    }

    /** The ids of the events that a node has said it has. */
    Set<String> accepted() {
        return Set.copyOf(accepted);
    }
}
