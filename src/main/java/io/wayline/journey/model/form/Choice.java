package io.wayline.journey.model.form;

/**
 * One of the answers to choose from.
 *
 * @param value what is kept
 * @param label what it is called on the page
 */
public record Choice(String value, String label) {}
