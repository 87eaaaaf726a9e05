package io.wayline.campaign.stop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.wayline.campaign.result.LatelyFigures;
import io.wayline.shared.InvalidValue;

/**
 * When a campaign stops.
 *
 * @param unsubscribed of a hundred to whom a mail left, more than these say no
 * @param bounced of a hundred whose mail was tried, more than these are refused by the mail server
 * @param complaints more than so many customers complain
 * @param by the account of who set them; null for those that hold unless somebody sets others
 */
public record StopRules(
        BigDecimal unsubscribed,
        BigDecimal bounced,
        int complaints,
        @Nullable String by,
        @Nullable Instant at) {

    /** What holds unless somebody says otherwise. */
    public static final StopRules DEFAULT =
            new StopRules(new BigDecimal("0.50"), new BigDecimal("2.00"), 5, null, null);

    /** Before so many mails no share counts: one of three is nothing that anybody could say anything by. */
    public static final int LEAST_MAILS = 200;

    /** Fewer customers than this are never a share too large, however few mails there are. */
    public static final int LEAST_CUSTOMERS = 3;

    private static final int MOST_COMPLAINTS = 10_000;

    /** Which of them. */
    public enum Rule {
        UNSUBSCRIBED,
        BOUNCED,
        COMPLAINED
    }

    /**
     * One that is broken.
     *
     * @param hits so many customers
     * @param mails of so many
     * @param allowed points of a hundred; of complaints, customers
     */
    public record Breach(Rule rule, long hits, long mails, BigDecimal allowed) {}

    /**
     * @throws InvalidValue when a number cannot be what it should say
     */
    static StopRules of(BigDecimal unsubscribed, BigDecimal bounced, int complaints, String by, Instant at) {
        if (complaints < 0 || complaints > MOST_COMPLAINTS) {
            throw new InvalidValue("complaints", "is not a number from 0 to 10000", "give a whole one");
        }
        return new StopRules(share("unsubscribed", unsubscribed), share("bounced", bounced), complaints, by, at);
    }

    private static BigDecimal share(String field, BigDecimal number) {
        if (number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(50)) > 0
                || number.stripTrailingZeros().scale() > 2) {
            throw new InvalidValue(
                    field, "is not a number from 0 to 50", "give one with two decimal places at the most");
        }
        return number.setScale(2);
    }

    /** The first that is broken; empty while all hold. */
    public Optional<Breach> broken(LatelyFigures lately) {
        if (lately.complained() > complaints) {
            return Optional.of(
                    new Breach(Rule.COMPLAINED, lately.complained(), lately.left(), BigDecimal.valueOf(complaints)));
        }
        if (isOver(lately.bounced(), lately.tried(), bounced)) {
            return Optional.of(new Breach(Rule.BOUNCED, lately.bounced(), lately.tried(), bounced));
        }
        return isOver(lately.unsubscribed(), lately.left(), unsubscribed)
                ? Optional.of(new Breach(Rule.UNSUBSCRIBED, lately.unsubscribed(), lately.left(), unsubscribed))
                : Optional.empty();
    }

    private static boolean isOver(long hits, long of, BigDecimal allowed) {
        return of >= LEAST_MAILS
                && hits >= LEAST_CUSTOMERS
                && BigDecimal.valueOf(hits * 100).compareTo(allowed.multiply(BigDecimal.valueOf(of))) > 0;
    }
}
