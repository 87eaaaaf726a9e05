package io.wayline.lists.bulk;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;

/**
 * Works through acts on many rows, each row in a transaction of its own that also notes what became of it: a row is done
 * once, whoever works on the run, and however often.
 */
@Component
public class BulkWork {

    private static final Logger log = LoggerFactory.getLogger(BulkWork.class);

    /** As many as somebody waits for. */
    private static final int AT_ONCE = 40;

    private static final String FAILED = "failed";

    private final BulkRows rows;
    private final BulkActs acts;
    private final Accounts accounts;
    private final TransactionTemplate alone;

    BulkWork(BulkRows rows, BulkActs acts, Accounts accounts, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.acts = acts;
        this.accounts = accounts;
        this.alone = new TransactionTemplate(transactions);
    }

    /** All that is under way. */
    public void all() {
        rows.underWay().forEach(this::all);
    }

    /** A run to its end, where it is short; otherwise that is left to the thread. */
    public void ifShort(BulkRun run) {
        if (run.rows() <= AT_ONCE) {
            all(run.id());
        }
    }

    private void all(String id) {
        var run = rows.find(id).orElseThrow();
        var undoing = run.state() == BulkRun.State.UNDOING;
        if (!run.isUnderWay()) {
            return;
        }
        var from = undoing ? BulkRow.State.DONE : BulkRow.State.OPEN;
        // who may not work here any more does nothing from that moment on
        var by = accounts.find(run.username()).orElse(null);
        var act = by == null ? null : act(run, by);
        var open = rows.rows(id).stream()
                .filter(row -> row.state() == from && (!undoing || row.undoable()))
                .map(BulkRow::place)
                .toList();
        work(run, act, by, open, undoing);
        rows.end(id, run.state(), undoing ? BulkRun.State.UNDONE : BulkRun.State.DONE);
    }

    private @Nullable BulkAct act(BulkRun run, Person by) {
        return acts.of(run.list(), by).stream()
                .filter(each -> each.name().equals(run.act()))
                .findFirst()
                .orElse(null);
    }

    private void work(BulkRun run, @Nullable BulkAct act, @Nullable Person by, List<Integer> places, boolean undoing) {
        for (var place : places) {
            if (act == null || by == null) {
                refused(run, place, undoing, "not-found");
            } else if (undoing) {
                undo(run, act, by, place);
            } else {
                apply(run, act, by, place);
            }
        }
    }

    private void apply(BulkRun run, BulkAct act, Person by, int place) {
        attempt(
                run,
                place,
                false,
                () -> rows.lock(run.id(), place, BulkRow.State.OPEN)
                        .ifPresent(row -> rows.done(
                                run.id(),
                                place,
                                act.apply(row.item(), run.given(), "bulk/%s/%d".formatted(run.id(), place), by))));
    }

    private void undo(BulkRun run, BulkAct act, Person by, int place) {
        attempt(
                run,
                place,
                true,
                () -> rows.lock(run.id(), place, BulkRow.State.DONE).ifPresent(row -> {
                    if (row.mark() != null) {
                        act.undo(row.item(), row.mark(), by);
                        rows.ended(run.id(), place, BulkRow.State.UNDONE, null);
                    }
                }));
    }

    private void attempt(BulkRun run, int place, boolean undoing, Runnable work) {
        try {
            alone.executeWithoutResult(open -> work.run());
        } catch (Refusal refused) {
            refused(run, place, undoing, refused.code());
        } catch (RuntimeException failed) {
            log.warn("Row {} of {} {} failed: {}", place, run.act(), run.id(), failed.toString());
            refused(run, place, undoing, FAILED);
        }
    }

    private void refused(BulkRun run, int place, boolean undoing, String code) {
        var from = undoing ? BulkRow.State.DONE : BulkRow.State.OPEN;
        var to = undoing ? BulkRow.State.KEPT : BulkRow.State.REFUSED;
        alone.executeWithoutResult(
                open -> rows.lock(run.id(), place, from).ifPresent(row -> rows.ended(run.id(), place, to, code)));
    }
}
