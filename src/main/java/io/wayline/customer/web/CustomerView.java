package io.wayline.customer.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.access.Contact;
import io.wayline.customer.access.FieldAccess;

/**
 * A customer as the API shows them.
 *
 * @param ref the source's name for them
 * @param id our opaque id, as it stands in journeys and messages
 * @param contact mail address and phone, masked where the asker may not see them
 * @param locale BCP 47 tag
 * @param zone IANA name
 * @param owner the account that looks after them
 * @param tags null where they were not read
 * @param since RFC 3339
 */
record CustomerView(
        String ref,
        String id,
        @Nullable String name,
        Contact contact,
        @Nullable String locale,
        @Nullable String zone,
        @Nullable LocalDate birthday,
        Lifecycle lifecycle,
        @Nullable String owner,
        @Nullable SortedSet<String> tags,
        Instant since,
        int version) {

    static CustomerView of(Customer customer, FieldAccess fieldAccess) {
        return of(customer, null, fieldAccess);
    }

    static CustomerView of(Customer customer, @Nullable SortedSet<String> tags, FieldAccess fieldAccess) {
        return new CustomerView(
                customer.ref().value(),
                customer.id().value(),
                fieldAccess == FieldAccess.ANONYMOUS ? null : customer.name(),
                fieldAccess.contact(customer),
                customer.locale() == null ? null : customer.locale().toLanguageTag(),
                customer.zone() == null ? null : customer.zone().getId(),
                fieldAccess == FieldAccess.OPEN ? customer.birthday() : null,
                customer.lifecycle(),
                customer.owner(),
                tags,
                customer.since(),
                customer.version());
    }
}
