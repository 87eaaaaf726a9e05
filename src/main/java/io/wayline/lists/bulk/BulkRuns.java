package io.wayline.lists.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.lists.DeskList;
import io.wayline.lists.Filters;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/** Acts on many rows of a list: first looked at, then done, later perhaps undone. Each is its maker's alone. */
@Component
public class BulkRuns {

    private static final Logger log = LoggerFactory.getLogger(BulkRuns.class);

    private static final Duration KEPT = Duration.ofDays(2);

    /** Whoever comes back later has forgotten what stood there before. */
    private static final Duration UNDONE_WITHIN = Duration.ofHours(1);

    private static final int LONGEST_ID = 200;

    private final BulkRows rows;
    private final BulkActs acts;
    private final Clock clock;

    BulkRuns(BulkRows rows, BulkActs acts, Clock clock) {
        this.rows = rows;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Prepares an act; nothing is done yet.
     *
     * @param chosen the rows; looked up by the filters instead when all that match are meant
     * @return the id of the run
     * @throws NotFound when there is no such act for this person
     * @throws InvalidValue when nothing is chosen, or more than {@link DeskList#MOST}
     */
    @Transactional
    public String prepare(
            DeskList list, String act, Collection<String> chosen, boolean all, Filters filters, Person by) {
        acts.get(list.name(), act, by);
        filters.checkLength();
        var items = all ? list.matching(filters, by, DeskList.MOST + 1) : List.copyOf(new LinkedHashSet<>(chosen));
        var cut = all && items.size() > DeskList.MOST;
        if (items.isEmpty()) {
            throw new InvalidValue("chosen", "is empty", "choose at least one row");
        }
        if (!all && (items.size() > DeskList.MOST || items.stream().anyMatch(id -> id.length() > LONGEST_ID))) {
            throw new InvalidValue("chosen", "is too much", "choose at most %d rows".formatted(DeskList.MOST));
        }
        rows.forget(KEPT);
        return rows.insert(
                list.name(), act, by.username(), filters.query(), cut, cut ? items.subList(0, DeskList.MOST) : items);
    }

    /** @throws NotFound when there is no such run of this person */
    public BulkRun get(String id, Person by) {
        return rows.find(id)
                .filter(run -> run.username().equals(by.username()))
                .orElseThrow(() -> new NotFound("act on many rows"));
    }

    public List<BulkRow> rows(BulkRun run) {
        return rows.rows(run.id());
    }

    /**
     * Lets it begin; does nothing when it has begun already.
     *
     * @throws InvalidValue naming the field that cannot be
     */
    @Transactional
    public void start(String id, Map<String, String> given, Person by) {
        var run = get(id, by);
        if (run.state() == BulkRun.State.ASKED) {
            acts.get(run.list(), run.act(), by)
                    .check(rows.rows(id).stream().map(BulkRow::item).toList(), given, by);
            rows.give(id, given);
            rows.move(id, BulkRun.State.ASKED, BulkRun.State.RUNNING);
            log.info("{} of {} {} begun by {}", run.act(), run.rows(), run.list(), by.username());
        }
    }

    /** Lets it be undone as far as that can be; does nothing when that has begun already. */
    @Transactional
    public void undo(String id, Person by) {
        var run = get(id, by);
        if (canBeUndone(run, by) && rows.move(id, BulkRun.State.DONE, BulkRun.State.UNDOING)) {
            log.info("{} of {} {} to be undone by {}", run.act(), run.rows(), run.list(), by.username());
        }
    }

    /** Whether {@link #undo} would begin. */
    public boolean canBeUndone(BulkRun run, Person by) {
        var ended = run.endedAt();
        return run.state() == BulkRun.State.DONE
                && ended != null
                && clock.instant().isBefore(ended.plus(UNDONE_WITHIN))
                && acts.get(run.list(), run.act(), by).canBeUndone()
                && rows.rows(run.id()).stream().anyMatch(BulkRow::undoable);
    }
}
