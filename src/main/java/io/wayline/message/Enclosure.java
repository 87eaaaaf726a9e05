package io.wayline.message;

/**
 * Something that goes out with a mail, such as a coupon. It is made only when the mail may leave: after the gates, before
 * the mail is written, so that the mail can name it, and in the transaction that records both.
 */
@FunctionalInterface
public interface Enclosure {

    Enclosed make();

    /**
     * What was made.
     *
     * @param facts the prefix of the {@link MailFacts} that tell of it
     * @param ref what they are told it is about
     */
    record Enclosed(String facts, String ref) {}
}
