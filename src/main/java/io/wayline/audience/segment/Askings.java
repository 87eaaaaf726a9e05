package io.wayline.audience.segment;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whoever asks while they type has no use for the answer to what they asked before: the statement that runs for it is
 * cancelled. Of one node: where the next question comes to another one, the first ends by its own limit.
 */
@Component
public class Askings {

    private static final Logger log = LoggerFactory.getLogger(Askings.class);
    private static final ThreadLocal<Asking> CURRENT = new ThreadLocal<>();

    private final ConcurrentMap<String, Asking> running = new ConcurrentHashMap<>();

    /**
     * Asks, and cancels what the same one asks just now.
     *
     * @param asker names who asks for what, such as a page and a part of it
     * @throws Overtaken when the same one has asked something newer before there was an answer
     */
    public <T> T latest(String asker, Supplier<T> question) {
        var asking = new Asking();
        var before = running.put(asker, asking);
        if (before != null) {
            before.overtake();
        }
        CURRENT.set(asking);
        try {
            return question.get();
        } catch (RuntimeException failed) {
            if (asking.isOvertaken()) {
                throw new Overtaken();
            }
            throw failed;
        } finally {
            CURRENT.remove();
            running.remove(asker, asking);
        }
    }

    /** A statement is about to run, in the thread of whoever asks. */
    static void begins(Statement statement) {
        @Nullable Asking asking = CURRENT.get();
        if (asking != null) {
            asking.begins(statement);
        }
    }

    private static final class Asking {

        private @Nullable Statement statement;
        private boolean overtaken;

        synchronized void begins(Statement next) {
            if (overtaken) {
                throw new Overtaken();
            }
            statement = next;
        }

        synchronized void overtake() {
            overtaken = true;
            if (statement != null) {
                try {
                    statement.cancel();
                } catch (SQLException atItsEnd) {
                    // what cannot be cancelled is over, or ends by its limit
                    log.debug("A count that was overtaken could not be cancelled", atItsEnd);
                }
            }
        }

        synchronized boolean isOvertaken() {
            return overtaken;
        }
    }
}
