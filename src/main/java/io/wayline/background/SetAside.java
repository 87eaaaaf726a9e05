package io.wayline.background;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;

/**
 * Keeps the rows of a loop apart: one that fails is set aside, with its tries and the moment of the next one, in a
 * transaction of its own, and the others go on. The pauses grow; after a few tries it is shown to people, and it is tried
 * for as long as it exists.
 */
@Component
public class SetAside {

    /** After so many tries in vain it needs a person. */
    public static final int SHOWN_AFTER = 3;

    static final RetryPauses PAUSES = RetryPauses.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2));

    private static final Logger log = LoggerFactory.getLogger(SetAside.class);
    private static final int LONGEST_CAUSE = 500;

    private final SetAsideRows rows;

    SetAside(SetAsideRows rows) {
        this.rows = rows;
    }

    /**
     * The part of a condition that is true of a row that rests until its next try.
     *
     * @param item SQL for the item that the row has here
     * @param now SQL for the time, such as a parameter
     */
    public static String rests(String loop, String item, String now) {
        return "exists (select 1 from set_aside aside where aside.loop_name = '" + loop + "' and aside.item = " + item
                + " and aside.next_try_at > " + now + ")";
    }

    /**
     * Begins a look at these rows; one statement, none when there are no rows.
     *
     * @param loop at most 60 characters
     * @param items each at most 200 characters; ids only, never personal data
     */
    public Pass pass(String loop, Collection<String> items) {
        return new Pass(loop, rows.among(loop, items));
    }

    /** What failed so often that it needs a person, of one loop or of all; the oldest first. */
    public List<SetAsideRow> shown(@Nullable String loop, int most) {
        return rows.list(loop, SHOWN_AFTER, most);
    }

    /** Lets a loop try these again in its next turn, as if they had never failed; in the caller's transaction. */
    public int retry(String loop, Collection<String> items) {
        return rows.retry(loop, items);
    }

    /**
     * Lets a loop try one again in its next turn; in the caller's transaction.
     *
     * @param by the account of who asks, for the log
     * @throws NotFound when nothing of the kind is set aside
     */
    public void retry(String loop, String item, String by) {
        if (rows.retry(loop, List.of(item)) == 0) {
            throw new NotFound("row that was set aside");
        }
        log.info("{} {} is tried again, asked for by {}", loop, item, by);
    }

    /** One look of a loop at its rows. Not for two threads. */
    public final class Pass {

        private final String loop;
        private final Map<String, SetAsideRow> aside;

        private Pass(String loop, Map<String, SetAsideRow> aside) {
            this.loop = loop;
            this.aside = new HashMap<>(aside);
        }

        /**
         * Works on one row, unless it rests. What the work throws sets the row aside, save a meeting with another
         * change, which says nothing of the row: it comes again in the next look.
         *
         * @param work in transactions of its own
         * @return whether it was done
         * @throws RuntimeException when the row could not be set aside, as with a database that is away
         */
        public boolean attempt(String item, Runnable work) {
            return count(item, () -> {
                        work.run();
                        return 1;
                    })
                    == 1;
        }

        /** As {@link #attempt}; what the work returned, or 0. */
        public int count(String item, IntSupplier work) {
            if (rests(item)) {
                return 0;
            }
            int done;
            try {
                done = work.getAsInt();
            } catch (ConcurrencyFailureException moved) {
                log.debug("{} {} met another change", loop, item, moved);
                return 0;
            } catch (RuntimeException | Error failure) {
                OutOfMemory.endIfOut(failure);
                failed(loop, item, aside.get(item), failure);
                return 0;
            }
            worked(item);
            return done;
        }

        /**
         * Works on rows together, and when that fails on one after the other, so that only those are set aside that fail
         * by themselves.
         *
         * @param item what the row is called here
         * @param work on all or one of them, in a transaction of its own
         * @return how many were done
         */
        public <T> int together(List<T> all, Function<T, String> item, Consumer<List<T>> work) {
            var due = all.stream().filter(row -> !rests(item.apply(row))).toList();
            if (due.size() > 1) {
                try {
                    work.accept(due);
                    due.forEach(row -> worked(item.apply(row)));
                    return due.size();
                } catch (RuntimeException | Error ofOne) {
                    OutOfMemory.endIfOut(ofOne);
                    log.debug("{} rows of {} are worked on one by one", due.size(), loop, ofOne);
                }
            }
            return due.stream()
                    .mapToInt(row -> count(item.apply(row), () -> {
                        work.accept(List.of(row));
                        return 1;
                    }))
                    .sum();
        }

        private boolean rests(String item) {
            var before = aside.get(item);
            return before != null && before.nextTryAt().isAfter(rows.now());
        }

        private void worked(String item) {
            var before = aside.remove(item);
            if (before != null) {
                rows.forget(loop, item);
                log.info("{} {} works again after {} tries", loop, item, before.tries());
            }
        }
    }

    /**
     * Sets a row aside that has just failed, in a transaction of its own; for loops that come to their rows by another
     * way than a {@link Pass}.
     *
     * @return when it is to be tried again
     * @throws RuntimeException when that could not be noted, as with a database that is away
     */
    public Instant failed(String loop, String item, Throwable failure) {
        return failed(loop, item, rows.among(loop, List.of(item)).get(item), failure);
    }

    private Instant failed(String loop, String item, @Nullable SetAsideRow before, Throwable failure) {
        var tries = before == null ? 1 : before.tries() + 1;
        var pause = PAUSES.after(tries);
        try {
            rows.failed(loop, item, pause, cause(failure));
        } catch (SetAsideRows.AlreadySetAside byAnotherNode) {
            log.debug("{} {} was set aside by another node", loop, item);
        } catch (RuntimeException databaseAway) {
            databaseAway.addSuppressed(failure);
            throw databaseAway;
        }
        if (tries == SHOWN_AFTER) {
            log.error("{} {} has failed {} times and needs a person", loop, item, tries, failure);
        } else {
            log.warn("{} {} failed, try {} follows in {}", loop, item, tries + 1, pause, failure);
        }
        return rows.now().plus(pause);
    }

    /** It works again. */
    public void forget(String loop, String item) {
        rows.forget(loop, item);
    }

    /** The items of a loop whose next try has come, those that failed first first. */
    public List<String> due(String loop, int most) {
        return rows.due(loop, most);
    }

    /** A refusal says what helps; anything else may quote data, so only its kind is shown. */
    static String cause(Throwable failure) {
        var last = failure;
        for (var next = failure; next != null; next = next.getCause()) {
            if (next instanceof Refusal refusal) {
                return cut(String.valueOf(refusal.getMessage()));
            }
            last = next;
        }
        return cut(last.getClass().getSimpleName());
    }

    private static String cut(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }
}
