package io.wayline.benefit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.benefit.Benefit.LedgerEntry;
import io.wayline.customer.Customers;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;

/** Uses what customers were given, or takes it back. */
@Component
public class Redemptions {

    private static final Logger log = LoggerFactory.getLogger(Redemptions.class);
    private static final int LONGEST_REASON = 200;

    private final BenefitRows rows;
    private final Ledger ledger;
    private final Customers customers;
    private final BenefitStory story;
    private final Clock clock;

    Redemptions(BenefitRows rows, Ledger ledger, Customers customers, BenefitStory story, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.customers = customers;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Uses a coupon, or some of the points of one grant, once for each request key.
     *
     * @param refOrCode our ref of it, or a coupon's code however it was typed
     * @return the benefit as it is then, for a repeat as it is now
     * @throws NotFound when there is no such benefit
     * @throws InvalidValue when what is asked does not fit it, such as points of a coupon, or the sum of an order in another
     *     currency; then nothing is used
     * @throws BenefitRefused when it is somebody else's, used, expired, or taken back, or has too few points
     */
    @Transactional
    public Benefit redeem(String refOrCode, Redemption asked) {
        var kept = locked(refOrCode);
        if (customers
                .find(asked.customer())
                .filter(customer -> customer.id().equals(kept.customer()))
                .isEmpty()) {
            throw BenefitRefused.notTheirs();
        }
        var before = ledger.under(kept.id(), asked.requestKey());
        if (before.isEmpty()) {
            kept.checkIsGood(clock.instant());
            use(kept, asked, taken(kept, asked.points()));
        } else if (!isSame(before.get(), asked)) {
            throw BenefitRefused.keyReused();
        }
        return told(kept);
    }

    private static boolean isSame(LedgerEntry before, Redemption asked) {
        return Objects.equals(before.order(), asked.order())
                && isSameSum(before.discount(), asked.sum())
                && (asked.points() == null || asked.points().equals(negated(before.points())));
    }

    private static boolean isSameSum(@Nullable Discount before, Discount.@Nullable Sum asked) {
        return before == null
                ? asked == null
                : asked != null
                        && before.currency().equals(asked.currency())
                        && before.orderAmount().compareTo(asked.amount()) == 0;
    }

    /** How many points go; null for a coupon, which goes as a whole. */
    private static @Nullable Integer taken(BenefitRow kept, @Nullable Integer asked) {
        if (kept.left() == null) {
            if (asked != null) {
                throw new InvalidValue("points", "is for points, and this is a coupon", "leave it out");
            }
            return null;
        }
        if (asked != null && asked > kept.left()) {
            throw BenefitRefused.tooFewPoints(kept.left());
        }
        return asked == null ? kept.left() : asked;
    }

    private void use(BenefitRow kept, Redemption asked, @Nullable Integer points) {
        var left = points == null || kept.left() == null ? null : kept.left() - points;
        var discount = asked.sum() == null ? null : Discount.of(kept.worth(), asked.sum());
        rows.update(kept.id(), left == null || left == 0 ? BenefitState.REDEEMED : BenefitState.GRANTED, left);
        ledger.note(kept.id(), LedgerEntry.redeemed(clock.instant(), negated(points), asked, discount), asked.cause());
        var used = points == null ? kept.worth() : BenefitValue.points(points);
        if (asked.order() == null) {
            story.tell(kept.customer(), "redeemed", used, Entry.Direction.IN, Map.of(), asked.cause());
        } else {
            var order = Map.of("order", asked.order());
            story.tell(kept.customer(), "redeemed-for", used, Entry.Direction.IN, order, asked.cause());
        }
        log.info("Benefit {} of customer {} was redeemed", kept.ref(), kept.customer());
    }

    /**
     * Takes back what has not been used up; a second time changes nothing.
     *
     * @param reason why, for colleagues, one line of 1 to 200 characters
     * @throws NotFound when there is no such benefit
     * @throws BenefitRefused when it was used up or ran out
     */
    @Transactional
    public Benefit revoke(String refOrCode, String reason, Cause cause) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("reason", "is not one line of 1 to 200 characters", "say why in a few words");
        }
        var kept = locked(refOrCode);
        if (kept.noted() != BenefitState.REVOKED) {
            kept.checkIsGood(clock.instant());
            takeBack(kept, why, cause);
        }
        return told(kept);
    }

    private void takeBack(BenefitRow kept, String why, Cause cause) {
        rows.update(kept.id(), BenefitState.REVOKED, kept.left() == null ? null : 0);
        ledger.note(kept.id(), LedgerEntry.revoked(clock.instant(), negated(kept.left()), why), cause);
        var gone = kept.left() == null ? kept.worth() : BenefitValue.points(kept.left());
        story.tell(kept.customer(), "revoked", gone, Entry.Direction.INSIDE, Map.of("reason", why), cause);
        log.info("Benefit {} of customer {} was revoked", kept.ref(), kept.customer());
    }

    private BenefitRow locked(String refOrCode) {
        return rows.lock(refOrCode).orElseThrow(() -> new NotFound("benefit"));
    }

    /** As it is after what was just written. */
    private Benefit told(BenefitRow kept) {
        var entries = ledger.of(List.of(kept.id())).getOrDefault(kept.id(), List.of());
        return locked(kept.ref()).told(entries, clock.instant());
    }

    private static @Nullable Integer negated(@Nullable Integer points) {
        return points == null ? null : Integer.valueOf(-points);
    }
}
