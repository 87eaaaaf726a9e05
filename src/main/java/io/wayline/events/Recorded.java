package io.wayline.events;

/**
 * The receipt of an event.
 *
 * @param id our number of it
 * @param duplicate true when the same event had been taken in before; then nothing happened now
 */
public record Recorded(long id, boolean duplicate) {}
