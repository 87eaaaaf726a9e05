package io.wayline.testing;

/**
 * The clock of a shared application has begun again and may have gone back: what was read a short while ago, by that
 * clock, may be as old as a whole class.
 */
public record ClockBegan() {}
