package io.wayline.customer.merge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.change.CustomerMoved;
import io.wayline.customer.duplicate.DuplicateDecisions;
import io.wayline.customer.duplicate.DuplicateDecisions.Decision;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.events.EventRoutes;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MergeParticipant;
import io.wayline.shared.MergeParticipant.Effect;
import io.wayline.shared.NotFound;

/**
 * Merges the two customers of a possible duplicate: one is kept, and the other goes on in them. Whoever asks for the
 * old ref or the old id reaches the kept one from the commit on. It cannot be undone.
 */
@Component
public class Merges {

    private static final Logger log = LoggerFactory.getLogger(Merges.class);

    private final DuplicateDecisions decisions;
    private final Customers customers;
    private final EventRoutes routes;
    private final MergeRecords records;
    /** Some of them start from the engine, which is there last: they are asked for when they are needed. */
    private final ObjectProvider<MergeParticipant> participants;

    Merges(
            DuplicateDecisions decisions,
            Customers customers,
            EventRoutes routes,
            MergeRecords records,
            ObjectProvider<MergeParticipant> participants) {
        this.decisions = decisions;
        this.customers = customers;
        this.routes = routes;
        this.records = records;
        this.participants = participants;
    }

    /**
     * What a merge would do as of now.
     *
     * @param pair the id of a possible duplicate
     * @param keep the ref of the one who is to stay; null proposes whoever has been with us longer
     * @return nothing when they have been merged already
     * @throws NotFound when there is no such pair
     * @throws DecidedOtherwise when somebody has told the two apart
     * @throws InvalidValue when the ref is of neither
     */
    public Optional<MergePlan> plan(String pair, @Nullable CustomerRef keep, List<MergeField> take) {
        var two = DuplicatePair.of(pair);
        if (isDone(decisions.of(two))) {
            return Optional.empty();
        }
        var plan = sides(two, keep, take);
        var merge = plan.told("");
        var waiting = routes.waiting(records.refs(plan.other().id()));
        var effects = Stream.concat(
                        participants.orderedStream().flatMap(each -> each.foresee(merge).stream()),
                        Stream.of(new Effect("events", waiting)))
                .filter(effect -> effect.count() > 0)
                .toList();
        return Optional.of(plan.with(effects));
    }

    /** The customer whom a pair has become; of one that has not been merged, either. */
    public Customer outcome(String pair) {
        return customers.get(DuplicatePair.of(pair).first());
    }

    /**
     * Merges, all or nothing. A second time changes nothing and answers the same customer.
     *
     * @param by the account or key
     * @return the customer kept
     * @throws NotFound as {@link #plan}
     * @throws DecidedOtherwise as {@link #plan}
     * @throws InvalidValue as {@link #plan}
     * @throws CustomerMoved when one of them is not as the choice says
     */
    @Transactional
    public Customer merge(String pair, MergeChoice choice, String by) {
        var two = DuplicatePair.of(pair);
        if (isDone(decisions.lock(two))) {
            return outcome(pair);
        }
        var seen = sides(two, choice.keep(), choice.take());
        // events first, as the correlator does: none of either is under way from here on
        routes.join(records.refs(seen.other().id()), seen.kept().ref());
        Stream.of(seen.kept(), seen.other())
                .map(Customer::id)
                .sorted(Comparator.comparing(id -> id.value()))
                .forEach(customers::lock);
        var plan = sides(two, choice.keep(), choice.take());
        check(plan.kept(), choice.keptVersion());
        check(plan.other(), choice.otherVersion());

        var merge = plan.told(by);
        participants.orderedStream().forEach(each -> each.merge(merge));
        decisions.merged(two, plan.other().id(), plan.kept().id(), by);
        records.write(plan, by);
        log.info(
                "Customer {} was merged into {} by {}",
                plan.other().id(),
                plan.kept().id(),
                by);
        return customers.get(plan.kept().id());
    }

    private static boolean isDone(Decision decision) {
        if (decision == Decision.DISTINCT) {
            throw new DecidedOtherwise();
        }
        return decision == Decision.MERGED;
    }

    private MergePlan sides(DuplicatePair pair, @Nullable CustomerRef keep, List<MergeField> take) {
        var one = customers.get(pair.first());
        var other = customers.get(pair.second());
        if (one.id().equals(other.id())) {
            throw new NotFound("duplicate");
        }
        var first = keep == null ? longerWithUs(one, other) : named(keep, one, other);
        return MergePlan.of(first, first == one ? other : one, take);
    }

    private static Customer longerWithUs(Customer one, Customer other) {
        return other.since().isBefore(one.since()) ? other : one;
    }

    private static Customer named(CustomerRef keep, Customer one, Customer other) {
        return Stream.of(one, other)
                .filter(each -> each.ref().equals(keep))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValue("keep", "is the ref of neither customer", "send the ref of one of the two"));
    }

    private static void check(Customer customer, @Nullable Integer version) {
        if (version != null && version != customer.version()) {
            throw new CustomerMoved(customer.version());
        }
    }
}
