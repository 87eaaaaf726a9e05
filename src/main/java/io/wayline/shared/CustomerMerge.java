package io.wayline.shared;

import org.jspecify.annotations.Nullable;

/**
 * That two customers are one: one is kept, and the other goes on in them.
 *
 * @param kept who stays
 * @param merged who will be no customer of their own any more
 * @param email where the kept one is written to from then on, or null
 * @param phone where they are called from then on, or null
 * @param by the account of whoever decided it
 */
public record CustomerMerge(
        CustomerId kept,
        CustomerRef keptRef,
        CustomerId merged,
        CustomerRef mergedRef,
        @Nullable MailAddress email,
        @Nullable PhoneNumber phone,
        String by) {}
