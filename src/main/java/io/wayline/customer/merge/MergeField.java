package io.wayline.customer.merge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;
import io.wayline.shared.InvalidValue;

/** What two records of one person may say differently, so that somebody has to choose. */
public enum MergeField {
    NAME(Customer::name),
    EMAIL(Customer::email),
    PHONE(Customer::phone),
    LOCALE(Customer::locale),
    ZONE(Customer::zone),
    BIRTHDAY(Customer::birthday),
    OWNER(Customer::owner);

    private final Function<Customer, @Nullable Object> value;

    MergeField(Function<Customer, @Nullable Object> value) {
        this.value = value;
    }

    /** The word that the API uses, such as {@code email}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a customer's record says, as people read it; empty when it says nothing. */
    public String text(Customer customer) {
        var said = value.apply(customer);
        return said instanceof Locale locale ? locale.toLanguageTag() : said == null ? "" : said.toString();
    }

    /** @throws InvalidValue when it is none of them */
    public static MergeField of(String word) {
        return Stream.of(values())
                .filter(field -> field.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "take",
                        "names a field that cannot be chosen",
                        "send some of name, email, phone, locale, zone, birthday, owner"));
    }

    /** Those of which both say something, and not the same. */
    public static List<MergeField> differing(Customer one, Customer other) {
        return Arrays.stream(values())
                .filter(field -> field.value.apply(one) != null && field.value.apply(other) != null)
                .filter(field -> !field.saysTheSame(one, other))
                .toList();
    }

    /** Two spellings of one mailbox are no question. */
    private boolean saysTheSame(Customer one, Customer other) {
        return this == EMAIL
                ? Objects.equals(one.emailKey(), other.emailKey())
                : Objects.equals(value.apply(one), value.apply(other));
    }

    /** What is taken of the other record: what was chosen, and what the kept one knows nothing of. */
    boolean isTaken(Customer kept, Customer other, List<MergeField> chosen) {
        return value.apply(other) != null
                && !saysTheSame(kept, other)
                && (value.apply(kept) == null || chosen.contains(this));
    }
}
