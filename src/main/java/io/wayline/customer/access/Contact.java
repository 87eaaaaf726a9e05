package io.wayline.customer.access;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;
import io.wayline.shared.PhoneNumber;

/**
 * How a customer can be reached, as far as the one who looks may see it.
 *
 * @param email the address, or with a mask: {@code a•••@example.com}; null when unknown
 * @param phone the number in E.164 form, or with a mask: {@code +86•••••5678}; null when unknown
 * @param extension the digits to dial when somebody has answered; null when there is none, or with a mask
 * @param masked true when something is hidden
 */
public record Contact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable String extension,
        boolean masked) {

    static final String MASK = "•••";

    /** As it is. */
    public static Contact open(Customer customer) {
        return new Contact(
                customer.email() == null ? null : customer.email().value(),
                customer.phone() == null ? null : customer.phone().value(),
                customer.phoneExtension(),
                false);
    }

    /** Enough to recognise, too little to use. */
    public static Contact masked(Customer customer) {
        var email = customer.email() == null ? null : customer.email().value();
        var phone = customer.phone() == null ? null : customer.phone().value();
        return new Contact(
                email == null ? null : maskedAddress(email),
                phone == null ? null : maskedNumber(phone),
                null,
                email != null || phone != null);
    }

    /** Nothing at all. */
    public static Contact hidden() {
        return new Contact(null, null, null, true);
    }

    /** The number with its extension, as {@link io.wayline.shared.PhoneNumber#shown} writes it; null when unknown. */
    public @Nullable String number() {
        return phone == null || extension == null ? phone : new PhoneNumber(phone, extension).shown();
    }

    static String maskedAddress(String address) {
        return address.charAt(0) + MASK + address.substring(address.indexOf('@'));
    }

    static String maskedNumber(String number) {
        return number.substring(0, 3) + MASK + number.substring(Math.max(3, number.length() - 4));
    }
}
