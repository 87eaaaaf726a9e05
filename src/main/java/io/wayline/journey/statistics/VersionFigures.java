package io.wayline.journey.statistics;

/**
 * A version of a journey.
 *
 * @param definition opaque
 * @param live how many instances are on it
 */
public record VersionFigures(String definition, int version, long live) {}
