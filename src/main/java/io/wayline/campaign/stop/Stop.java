package io.wayline.campaign.stop;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A campaign that stopped by itself.
 *
 * @param hits so many customers
 * @param mails of so many
 * @param allowed points of a hundred; of complaints, customers
 * @param resumedAt when somebody let it go on; null while it is stopped
 * @param reason why they did
 */
public record Stop(
        long id,
        String campaign,
        StopRules.Rule rule,
        long hits,
        long mails,
        BigDecimal allowed,
        Instant stoppedAt,
        @Nullable Instant resumedAt,
        @Nullable String resumedBy,
        @Nullable String reason) {}
