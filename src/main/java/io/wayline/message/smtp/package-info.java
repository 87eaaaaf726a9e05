/** Speaks with the mail server (RFC 5321), and knows nothing of where mails come from or are kept. */
@NullMarked
package io.wayline.message.smtp;

import org.jspecify.annotations.NullMarked;
