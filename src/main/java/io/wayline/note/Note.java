package io.wayline.note;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * What somebody told their colleagues about a customer.
 *
 * @param id its number, which orders notes of one moment
 * @param work the opaque id of the piece of work beside which it was written, or null
 * @param text as it was written, of several lines; it may hold a way to reach somebody
 * @param author an account, or the name of a key
 * @param requestKey the author's own name of it
 */
public record Note(
        long id,
        String ref,
        CustomerId customer,
        @Nullable String work,
        String text,
        String author,
        String requestKey,
        Instant writtenAt) {}
