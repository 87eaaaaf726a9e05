package io.wayline.customer.erasure;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customers;
import io.wayline.events.EventRoutes;
import io.wayline.shared.CustomerErasure;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.ErasureParticipant;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;

/**
 * Forgets customers who asked for it (Art. 17 GDPR, PIPL Art. 47): all features at once, all or nothing. What is left is
 * that there was a request, and rows that are counted, under an id that leads to nobody.
 */
@Component
public class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);

    /** As often a customer is looked at again who is merged meanwhile. */
    private static final int MOST_LOOKS = 5;

    private final JdbcClient jdbc;
    private final Customers customers;
    private final EventRoutes routes;
    /** Some of them start from the engine, which is there last: they are asked for when they are needed. */
    private final ObjectProvider<ErasureParticipant> participants;

    private final Clock clock;

    Erasures(
            JdbcClient jdbc,
            Customers customers,
            EventRoutes routes,
            ObjectProvider<ErasureParticipant> participants,
            Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.routes = routes;
        this.participants = participants;
        this.clock = clock;
    }

    private record Asked(CustomerId customer, String requestedBy, boolean isDone) {}

    /**
     * Carries a request out. A second time changes nothing.
     *
     * @param request its id
     * @param by the account of whoever decides it; never who recorded the request
     * @throws NotFound when there is no such request
     * @throws ErasureRefused when the same person recorded it
     * @throws io.wayline.shared.Refusal when a feature says what has to be done first; then nothing is changed
     */
    @Transactional
    public void carryOut(String request, String by) {
        var found = settled(request, by);
        if (found.isEmpty()) {
            return;
        }
        var customer = found.get().customer();
        var refs = found.get().refs();
        customers.lock(customer);
        // its row after its customer's, as in a merge
        if (read(request, " for update").isDone()) {
            return;
        }
        var erasure =
                new CustomerErasure(customer, ids(customer), refs, "erased-" + UUID.randomUUID(), clock.instant(), by);
        participants.orderedStream().forEach(each -> each.check(erasure));
        participants.orderedStream().forEach(each -> each.erase(erasure));
        forget(erasure);
        jdbc.sql("update erasure_request set erased_at = ?, erased_by = ? where id = ?")
                .params(RowTime.of(erasure.at()), by, request)
                .update();
        log.info("Customer {} was forgotten by {}", customer, by);
    }

    private record Settled(CustomerId customer, List<CustomerRef> refs) {}

    /**
     * Whose request it is, and all their refs, none of whose events is under way from here on: events come first, as in
     * the correlator. Whoever is merged while that is waited for is looked at again.
     *
     * @return nothing when it has been carried out
     */
    private Optional<Settled> settled(String request, String by) {
        for (var look = 0; look < MOST_LOOKS; look++) {
            var asked = read(request, "");
            if (asked.isDone()) {
                return Optional.empty();
            }
            if (asked.requestedBy().equals(by)) {
                throw ErasureRefused.bySamePerson();
            }
            var refs = refs(asked.customer());
            if (!refs.isEmpty()) {
                routes.join(refs, refs.get(0));
                if (read(request, "").equals(asked) && refs.containsAll(refs(asked.customer()))) {
                    return Optional.of(new Settled(asked.customer(), refs));
                }
            }
        }
        throw new ConcurrencyFailureException(
                "The customer of erasure %s is merged again and again".formatted(request));
    }

    private Asked read(String request, String lock) {
        return jdbc.sql("select customer_id, requested_by, erased_at from erasure_request where id = ?" + lock)
                .param(request)
                .query((row, number) -> new Asked(
                        new CustomerId(row.getString("customer_id")),
                        row.getString("requested_by"),
                        row.getObject("erased_at") != null))
                .optional()
                .orElseThrow(() -> new NotFound("erasure"));
    }

    private List<CustomerRef> refs(CustomerId customer) {
        return jdbc.sql("""
                        select ref from customer where id = ?
                        union all select ref from customer_merge where customer_id = ?""").params(customer.value(), customer.value()).query(String.class).list().stream()
                .map(CustomerRef::new)
                .toList();
    }

    private List<CustomerId> ids(CustomerId customer) {
        return jdbc
                .sql("select id from customer where id = ? union all"
                        + " select merged_id from customer_merge where customer_id = ?")
                .params(customer.value(), customer.value())
                .query(String.class)
                .list()
                .stream()
                .map(CustomerId::new)
                .toList();
    }

    /** What the customer's own feature keeps, last: others may need it until then. */
    private void forget(CustomerErasure erasure) {
        for (var table : List.of("customer_key", "customer_tag", "consent", "marketing_hold")) {
            run("delete from " + table + " where customer_id in (:ids)", erasure);
        }
        // that somebody agreed and when is still counted, not what they said or who wrote it down for them
        run("update consent_proof set said = '', cause_ref = '', locale = null where customer_id in (:ids)", erasure);
        run("delete from customer_duplicate where first_id in (:ids) or second_id in (:ids)", erasure);
        run("delete from customer_merge where customer_id in (:ids)", erasure);
        run("delete from customer where id in (:ids)", erasure);
    }

    private void run(String statement, CustomerErasure erasure) {
        jdbc.sql(statement).param("ids", erasure.idValues()).update();
    }
}
