package io.wayline.shared.page;

/**
 * How many wait behind a place in the rail; the same figure stands on the page that it leads to.
 *
 * @param text names its text, read to those who do not see the figure: {@code rail.count.<text>}
 * @param tone {@link Need.Tone#LATE} for what should have been done
 */
public record RailCount(String text, Need.Tone tone, long count) {}
