package io.wayline.customer.change;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.search.SearchKeys;

/** Writes what has changed about many customers. */
@Component
class CustomerChanges {

    private final JdbcTemplate batches;
    private final SearchKeys keys;
    private final Clock clock;

    CustomerChanges(JdbcTemplate batches, SearchKeys keys, Clock clock) {
        this.batches = batches;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Writes who they are and how they are reached, in the caller's transaction and always in the order of their ids,
     * so that two writers never wait for each other.
     *
     * @param customers as they should be, with the version that was read
     * @throws OptimisticLockingFailureException when somebody else has changed one of them since
     */
    void write(List<Customer> customers) {
        if (customers.isEmpty()) {
            return;
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var rows = customers.stream()
                .sorted(Comparator.comparing(customer -> customer.id().value()))
                .map(customer -> new @Nullable Object[] {
                    customer.name(),
                    text(customer.email()),
                    customer.emailKey(),
                    text(customer.phone()),
                    customer.phoneExtension(),
                    languageTag(customer),
                    text(customer.zone()),
                    customer.birthday(),
                    now,
                    customer.id().value(),
                    customer.version()
                })
                .toList();
        var written = batches.batchUpdate("""
                update customer set name = ?, email = ?, email_key = ?, phone = ?, phone_extension = ?,
                    locale = ?, zone = ?,
                    birthday = cast(? as date), changed_at = ?, version = version + 1
                where id = ? and version = ?""", rows);
        for (var count : written) {
            if (count == 0) {
                throw new OptimisticLockingFailureException("A customer of the list was changed meanwhile");
            }
        }
        keys.replace(customers);
    }

    static @Nullable String languageTag(Customer customer) {
        return customer.locale() == null ? null : customer.locale().toLanguageTag();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
