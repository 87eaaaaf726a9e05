package io.wayline.shared.segment;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a rule fills the slots of a condition with, already judged by them.
 *
 * @param values lists of words, numbers, and spans by the slot's name; what is left out is not there
 */
public record Given(Map<String, Object> values, AsOf asOf) {

    public Given {
        values = Map.copyOf(values);
    }

    /** The words of a slot; none when it is left out. */
    @SuppressWarnings("unchecked")
    public List<String> words(String slot) {
        return (List<String>) values.getOrDefault(slot, List.of());
    }

    public Optional<String> word(String slot) {
        return words(slot).stream().findFirst();
    }

    public @Nullable BigDecimal number(String slot) {
        return (BigDecimal) values.get(slot);
    }

    public @Nullable Period span(String slot) {
        return (Period) values.get(slot);
    }

    /** The moment that lies as far back as the slot says, as a parameter of a statement. */
    public Optional<OffsetDateTime> since(String slot) {
        return Optional.ofNullable(span(slot)).map(asOf::before);
    }

    /** That this SQL lies between {@code atLeast} and {@code atMost}, as far as they are given. */
    public Condition between(String sql) {
        var condition = Condition.of(sql + " is not null");
        var least = number(Slot.AT_LEAST);
        var most = number(Slot.AT_MOST);
        if (least != null) {
            condition = condition.and(sql + " >= ?", least);
        }
        return most == null ? condition : condition.and(sql + " <= ?", most);
    }

    /** Whether a count or a sum of nothing lies between them, too. */
    public boolean zeroCounts() {
        var least = number(Slot.AT_LEAST);
        return least == null || least.signum() <= 0;
    }
}
