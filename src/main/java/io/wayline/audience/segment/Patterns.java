package io.wayline.audience.segment;

import java.util.Map;
import java.util.function.LongPredicate;

/**
 * How many customers there are for each way in which conditions hold together: enough to say of any rule made of them whom
 * it finds, without asking again.
 *
 * @param all how many customers there are
 * @param customers by the conditions that hold, the first of which is bit 0; of whom none holds are left out
 */
public record Patterns(long all, Map<Long, Long> customers) {

    public Patterns {
        customers = Map.copyOf(customers);
    }

    /** Of how many this is true. */
    public long count(LongPredicate held) {
        var none = all - customers.values().stream().mapToLong(Long::longValue).sum();
        return (held.test(0) ? none : 0)
                + customers.entrySet().stream()
                        .filter(each -> held.test(each.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }
}
