package io.wayline.benefit;

/** What a benefit is good for now. */
public enum BenefitState {
    GRANTED,
    REDEEMED,
    EXPIRED,
    REVOKED
}
