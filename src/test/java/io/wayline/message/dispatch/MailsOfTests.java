package io.wayline.message.dispatch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;

/** Claimed mails without a database. */
public final class MailsOfTests {

    private MailsOfTests() {}

    public static ClaimedMessage claimed(int attempts, Instant triedSince, @Nullable Instant expiresAt) {
        return new ClaimedMessage(
                1,
                new CustomerId("7c1f7f0e-0000-4000-8000-000000000001"),
                null,
                Purpose.SERVICE,
                "onboarding-welcome",
                "en",
                "<1@shop.example>",
                "anna@example.com",
                null,
                "other",
                attempts,
                0,
                triedSince,
                expiresAt,
                triedSince,
                false);
    }
}
