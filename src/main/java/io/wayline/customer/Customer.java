package io.wayline.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;

/**
 * A customer as of now.
 *
 * @param id our opaque id
 * @param ref the source's name for them
 * @param name as they are addressed, or null when nobody told us
 * @param locale the language they read; null when unknown, and the company's is used
 * @param zone where they live; null when unknown, and the company's is used
 * @param owner the account that looks after them, or null
 * @param version counts changes, for optimistic checks
 */
public record Customer(
        CustomerId id,
        CustomerRef ref,
        @Nullable String name,
        @Nullable MailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        @Nullable LocalDate birthday,
        @Nullable String owner,
        Lifecycle lifecycle,
        Instant since,
        int version) {

    /** Their mail address as {@link MailAddress#key}, or null. */
    public @Nullable String emailKey() {
        return email == null ? null : email.key();
    }

    /** What to dial on their phone when somebody has answered, or null. */
    public @Nullable String phoneExtension() {
        return phone == null ? null : phone.extension();
    }

    public Customer ownedBy(@Nullable String account) {
        return new Customer(id, ref, name, email, phone, locale, zone, birthday, account, lifecycle, since, version);
    }

    public Customer ofVersion(int other) {
        return new Customer(id, ref, name, email, phone, locale, zone, birthday, owner, lifecycle, since, other);
    }
}
