package io.wayline.customer.duplicate;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;

/** What was decided about pairs, for whoever merges them. */
@Component
public class DuplicateDecisions {

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateDecisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What people say of a pair. */
    public enum Decision {
        /** Nobody has decided yet. */
        OPEN,
        DISTINCT,
        MERGED
    }

    /** @throws NotFound when there is no such pair */
    public Decision of(DuplicatePair pair) {
        return decision(pair, "");
    }

    /**
     * As {@link #of}, and nobody else decides about the pair until the caller's transaction ends.
     *
     * @throws NotFound when there is no such pair
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Decision lock(DuplicatePair pair) {
        return decision(pair, " for update");
    }

    /**
     * Notes that the two are one, in the caller's transaction. Whoever else may be the merged one may be the kept one
     * from now on; what was decided about them stays decided.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merged(DuplicatePair pair, CustomerId merged, CustomerId kept, String by) {
        jdbc.sql("""
                        update customer_duplicate set state = 'MERGED', decided_at = ?, decided_by = ?
                        where first_id = ? and second_id = ?""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by,
                        pair.first().value(),
                        pair.second().value())
                .update();
        jdbc.sql("""
                        select first_id, second_id from customer_duplicate
                        where (first_id = :merged or second_id = :merged) and state <> 'MERGED'""")
                .param("merged", merged.value())
                .query((row, number) -> DuplicatePair.of(
                        new CustomerId(row.getString("first_id")), new CustomerId(row.getString("second_id"))))
                .list()
                .forEach(other -> move(other, merged, kept));
    }

    private void move(DuplicatePair other, CustomerId merged, CustomerId kept) {
        var third = other.first().equals(merged) ? other.second() : other.first();
        var pair = DuplicatePair.of(kept, third);
        if (third.equals(kept) || exists(pair)) {
            jdbc.sql("delete from customer_duplicate where first_id = ? and second_id = ?")
                    .params(other.first().value(), other.second().value())
                    .update();
            return;
        }
        jdbc.sql("""
                        update customer_duplicate set first_id = ?, second_id = ?
                        where first_id = ? and second_id = ?""")
                .params(
                        pair.first().value(),
                        pair.second().value(),
                        other.first().value(),
                        other.second().value())
                .update();
    }

    private boolean exists(DuplicatePair pair) {
        return !jdbc.sql("select 1 from customer_duplicate where first_id = ? and second_id = ?")
                .params(pair.first().value(), pair.second().value())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private Decision decision(DuplicatePair pair, String lock) {
        return jdbc.sql("select state from customer_duplicate where first_id = ? and second_id = ?" + lock)
                .params(pair.first().value(), pair.second().value())
                .query(String.class)
                .optional()
                .map(Decision::valueOf)
                .orElseThrow(() -> new NotFound("duplicate"));
    }
}
