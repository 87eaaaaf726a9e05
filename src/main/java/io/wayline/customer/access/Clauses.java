package io.wayline.customer.access;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Conditions of a statement with their values, in the order in which they are added. */
public final class Clauses {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public Clauses and(String condition, Object... itsValues) {
        sql.append(sql.isEmpty() ? " where " : " and ").append(condition);
        values.addAll(List.of(itsValues));
        return this;
    }

    /** Adds the condition unless there is nothing to compare with. */
    public Clauses andIf(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value);
    }

    public Clauses and(Clauses others) {
        if (!others.sql.isEmpty()) {
            and(others.sql.substring(" where ".length()), others.values.toArray());
        }
        return this;
    }

    public List<Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
