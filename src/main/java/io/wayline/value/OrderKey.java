package io.wayline.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import io.wayline.shared.CustomerId;

/** Under what an order is kept whose number another customer's order has already. */
final class OrderKey {

    private OrderKey() {}

    /** The same for the same two, so that an order that is told again is known again. */
    static String of(CustomerId customer, String number) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((customer.value() + '\n' + number).getBytes(StandardCharsets.UTF_8));
            return "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
