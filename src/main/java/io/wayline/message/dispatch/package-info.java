/** The way out: takes due mails out of the outbox to the mail server, once each, and writes down what became of them. */
@NullMarked
package io.wayline.message.dispatch;

import org.jspecify.annotations.NullMarked;
