package io.wayline.experiment;

/**
 * What came of one variant.
 *
 * @param given how many customers have it
 * @param measured of how many of them the time in which they can return is over
 * @param returned how many of those placed an order in that time which counts
 */
public record VariantReturns(String variant, long given, long measured, long returned) {}
