package io.wayline.customer.change;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;
import io.wayline.customer.Profile;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;

/** What somebody says of a customer: each field is set, cleared, or left alone. */
public record CustomerEdit(
        Said<String> name,
        Said<MailAddress> email,
        Said<PhoneNumber> phone,
        Said<Locale> locale,
        Said<ZoneId> zone,
        Said<LocalDate> birthday,
        Said<String> owner,
        Said<SortedSet<String>> tags) {

    /**
     * What is said of one field.
     *
     * @param aloud false when nothing is said, and it stays as it is
     * @param value the new value; null clears it
     */
    public record Said<T>(boolean aloud, @Nullable T value) {

        @Nullable
        T over(@Nullable T before) {
            return aloud ? value : before;
        }
    }

    /** Who the customer is then; owner and tags are written by those who keep them. */
    Customer over(Customer customer) {
        return new Customer(
                customer.id(),
                customer.ref(),
                name.over(customer.name()),
                email.over(customer.email()),
                phone.over(customer.phone()),
                locale.over(customer.locale()),
                zone.over(customer.zone()),
                birthday.over(customer.birthday()),
                customer.owner(),
                customer.lifecycle(),
                customer.since(),
                customer.version());
    }

    /** The fields of somebody who is new. */
    Profile profile() {
        return new Profile(name.value(), email.value(), phone.value(), locale.value(), zone.value(), birthday.value());
    }
}
