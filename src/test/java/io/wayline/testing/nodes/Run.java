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
        ONE_MAIL("one-mail", 1, 0),
        THREE_MAILS("three-mails", 3, 0),
        /** Ten branches side by side; each waits for an event of its own, then has a mail sent. */
        TEN_ANSWERS("ten-answers", 10, 10);

        private final String key;
        private final int mails;
        private final int answers;

        Journey(String key, int mails, int answers) {
            this.key = key;
            this.mails = mails;
            this.answers = answers;
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

        /** The type of the event that one of its branches waits for. */
        String answer(int number) {
            return "test.%s-%d".formatted(key, number);
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

    /** How many events it is made of: the first one of each customer, and those that branches wait for. */
    int events() {
        return size * (1 + journey.answers);
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
