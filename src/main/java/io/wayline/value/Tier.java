package io.wayline.value;

/** How much a customer is worth to us, the most first. Comes from what they bought and is never set by hand. */
public enum Tier {
    A,
    B,
    C
}
