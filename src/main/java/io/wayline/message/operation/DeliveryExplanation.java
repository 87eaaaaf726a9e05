package io.wayline.message.operation;

/**
 * What became of a message, for people.
 *
 * @param icon the name of a Tabler icon
 * @param tone {@code late} for what failed, {@code soon} for what waits for somebody, else empty
 * @param word the state in a word or two
 * @param sentence why it was, or was not, sent; free of contact data
 */
public record DeliveryExplanation(String icon, String tone, String word, String sentence) {}
