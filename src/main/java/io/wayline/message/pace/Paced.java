package io.wayline.message.pace;

import io.wayline.message.Purpose;

/**
 * What a mail counts for where mails are paced.
 *
 * @param provider who runs the recipient's mailbox, or the domain itself
 */
public record Paced(String provider, Purpose purpose) {}
