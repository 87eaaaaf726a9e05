package io.wayline.benefit;

import java.time.Instant;
import java.util.Map;

import io.wayline.shared.Refusal;

/** A benefit that cannot be used, and why. */
public final class BenefitRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> data;

    private BenefitRefused(Kind kind, String code, String message, Map<String, Object> data) {
        super(kind, code, message);
        this.data = data;
    }

    static BenefitRefused expired(Instant since) {
        return new BenefitRefused(
                Kind.CONFLICT,
                "benefit-expired",
                "The benefit was good until %s: nothing can be taken from it any more.".formatted(since),
                Map.of("validUntil", since));
    }

    static BenefitRefused redeemed() {
        return new BenefitRefused(
                Kind.CONFLICT, "benefit-redeemed", "The benefit has been used: each is used once.", Map.of());
    }

    static BenefitRefused revoked() {
        return new BenefitRefused(
                Kind.CONFLICT, "benefit-revoked", "The benefit was taken back: ask whoever granted it.", Map.of());
    }

    static BenefitRefused notTheirs() {
        return new BenefitRefused(
                Kind.FORBIDDEN,
                "benefit-not-theirs",
                "The benefit is not this customer’s: only who was given it can use it.",
                Map.of());
    }

    static BenefitRefused tooFewPoints(int left) {
        return new BenefitRefused(
                Kind.CONFLICT,
                "points-too-few",
                "There are %d points left in this benefit: take as many or fewer.".formatted(left),
                Map.of("left", left));
    }

    static BenefitRefused keyReused() {
        return new BenefitRefused(
                Kind.INVALID,
                "request-key-reused",
                "The request key named another redemption of this benefit before: use a key of its own.",
                Map.of());
    }

    @Override
    public Map<String, Object> data() {
        return data;
    }
}
