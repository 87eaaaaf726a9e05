package io.wayline.customer.duplicate;

import java.util.Comparator;
import java.util.Optional;

import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;

/** Two customers, whichever way round they are named. */
public record DuplicatePair(CustomerId first, CustomerId second) implements Comparable<DuplicatePair> {

    private static final char BETWEEN = '_';

    private static final Comparator<DuplicatePair> ORDER =
            Comparator.comparing((DuplicatePair pair) -> pair.first.value()).thenComparing(pair -> pair.second.value());

    public static DuplicatePair of(CustomerId one, CustomerId other) {
        return one.value().compareTo(other.value()) < 0 ? new DuplicatePair(one, other) : new DuplicatePair(other, one);
    }

    /** @throws NotFound when this is no id of a pair */
    public static DuplicatePair of(String id) {
        return parse(id).orElseThrow(() -> new NotFound("duplicate"));
    }

    static Optional<DuplicatePair> parse(String id) {
        var between = id.indexOf(BETWEEN);
        if (between <= 0 || between > 36 || id.length() - between - 1 > 36 || between == id.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(
                new DuplicatePair(new CustomerId(id.substring(0, between)), new CustomerId(id.substring(between + 1))));
    }

    public String id() {
        return first.value() + BETWEEN + second.value();
    }

    @Override
    public int compareTo(DuplicatePair other) {
        return ORDER.compare(this, other);
    }
}
