package io.wayline.customer.consent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;
import io.wayline.shared.Page;
import io.wayline.timeline.Cause;

/**
 * Lets the stricter of what two customers said hold for the one who is kept. A no of either counts. A yes counts where
 * it was given: one to marketing by mail or telephone is none for an address or number that it was not said under.
 * Proofs stay untouched; where what holds is not simply what one of them says, a proof of the merge itself is added.
 */
@Component
@Order(500)
class ConsentMerge implements MergeParticipant {

    private final Consents consents;
    private final ConsentRows rows;
    private final Customers customers;

    ConsentMerge(Consents consents, ConsentRows rows, Customers customers) {
        this.consents = consents;
        this.rows = rows;
        this.customers = customers;
    }

    private enum Outcome {
        /** What holds for the kept one goes on. */
        STAYS,
        /** The merged one's yes holds. */
        TAKEN_OVER,
        /** Neither a yes that counts nor silence: no. */
        NO
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var outcomes = outcomes(merge).values();
        return List.of(
                new Effect("consents", rows.count(merge.merged(), Page.COUNTED_TO + 1)),
                new Effect("consents-taken-over", count(outcomes.stream(), Outcome.TAKEN_OVER)),
                new Effect("consents-ending", count(outcomes.stream(), Outcome.NO)));
    }

    @Override
    public void merge(CustomerMerge merge) {
        outcomes(merge).forEach((topic, outcome) -> {
            if (outcome == Outcome.NO) {
                refuse(topic, merge);
            } else if (outcome == Outcome.TAKEN_OVER) {
                rows.handOver(merge.merged(), merge.kept(), topic);
            }
        });
        rows.forget(merge.merged());
    }

    private void refuse(ConsentTopic topic, CustomerMerge merge) {
        consents.record(new ConsentStatement(
                merge.kept(),
                topic,
                false,
                null,
                ConsentSource.MERGE,
                "merged with another record of the customer",
                null,
                null,
                Cause.actor(merge.by())));
    }

    private Map<ConsentTopic, Outcome> outcomes(CustomerMerge merge) {
        var kept = standing(merge.kept());
        var merged = standing(merge.merged());
        var one = customers.get(merge.kept());
        var other = customers.get(merge.merged());
        var outcomes = new LinkedHashMap<ConsentTopic, Outcome>();
        Stream.concat(kept.keySet().stream(), merged.keySet().stream())
                .distinct()
                .forEach(topic -> outcomes.put(
                        topic,
                        outcome(
                                Yes.of(kept.get(topic), topic, one, merge),
                                Yes.of(merged.get(topic), topic, other, merge))));
        return outcomes;
    }

    private static Outcome outcome(Yes kept, Yes merged) {
        if (kept == Yes.NO) {
            return Outcome.STAYS;
        }
        if (merged == Yes.NO) {
            return Outcome.NO;
        }
        if (kept == Yes.COUNTS) {
            return Outcome.STAYS;
        }
        if (merged == Yes.COUNTS) {
            return Outcome.TAKEN_OVER;
        }
        return kept == Yes.ELSEWHERE ? Outcome.NO : Outcome.STAYS;
    }

    /** What one of the two said about a topic, as it counts from now on. */
    private enum Yes {
        NOTHING,
        COUNTS,
        /** Given for an address or a number that does not stay. */
        ELSEWHERE,
        NO;

        static Yes of(@Nullable ConsentProof standing, ConsentTopic topic, Customer by, CustomerMerge merge) {
            if (standing == null) {
                return NOTHING;
            }
            if (!standing.given()) {
                return NO;
            }
            return topic.allowedUnasked() || staysReachedSo(topic, by, merge) ? COUNTS : ELSEWHERE;
        }

        private static boolean staysReachedSo(ConsentTopic topic, Customer by, CustomerMerge merge) {
            return switch (topic.channel()) {
                case ConsentTopic.EMAIL ->
                    merge.email() == null
                            || Objects.equals(by.emailKey(), merge.email().key());
                case ConsentTopic.PHONE, ConsentTopic.SMS -> Objects.equals(by.phone(), merge.phone());
                default -> true;
            };
        }
    }

    private Map<ConsentTopic, ConsentProof> standing(CustomerId customer) {
        return rows.standing(customer).stream().collect(Collectors.toMap(ConsentProof::topic, Function.identity()));
    }

    private static long count(Stream<Outcome> outcomes, Outcome wanted) {
        return outcomes.filter(wanted::equals).count();
    }
}
