package io.wayline.customer.merge;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.wayline.customer.Customer;
import io.wayline.customer.Lifecycle;
import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant.Effect;

/**
 * What a merge comes to.
 *
 * @param kept who stays, as they are now
 * @param other who goes on in them, as they are now
 * @param taken the fields whose value comes from the other
 * @param effects what happens to all that hangs on the other, without what there is none of
 */
public record MergePlan(Customer kept, Customer other, List<MergeField> taken, List<Effect> effects) {

    /** From who has gone to who is with us: a person stands where the better known of their records stands. */
    private static final List<Lifecycle> CLOSENESS = List.of(
            Lifecycle.PROSPECT,
            Lifecycle.NEW,
            Lifecycle.DORMANT,
            Lifecycle.CHURNED,
            Lifecycle.AT_RISK,
            Lifecycle.WON_BACK,
            Lifecycle.ACTIVE);

    static MergePlan of(Customer kept, Customer other, List<MergeField> chosen) {
        var taken = Stream.of(MergeField.values())
                .filter(field -> field.isTaken(kept, other, chosen))
                .toList();
        return new MergePlan(kept, other, taken, List.of());
    }

    MergePlan with(List<Effect> foreseen) {
        return new MergePlan(kept, other, taken, foreseen);
    }

    /** The one customer whom the two become. */
    public Customer result() {
        return new Customer(
                kept.id(),
                kept.ref(),
                from(MergeField.NAME).name(),
                from(MergeField.EMAIL).email(),
                from(MergeField.PHONE).phone(),
                from(MergeField.LOCALE).locale(),
                from(MergeField.ZONE).zone(),
                from(MergeField.BIRTHDAY).birthday(),
                from(MergeField.OWNER).owner(),
                Stream.of(kept.lifecycle(), other.lifecycle())
                        .max(Comparator.comparingInt(CLOSENESS::indexOf))
                        .orElseThrow(),
                kept.since().isBefore(other.since()) ? kept.since() : other.since(),
                kept.version());
    }

    /** The same for those who keep something of the two. */
    CustomerMerge told(String by) {
        var result = result();
        return new CustomerMerge(kept.id(), kept.ref(), other.id(), other.ref(), result.email(), result.phone(), by);
    }

    private Customer from(MergeField field) {
        return taken.contains(field) ? other : kept;
    }
}
