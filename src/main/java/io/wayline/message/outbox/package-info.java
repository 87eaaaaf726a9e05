/** Keeps every mail until the mail server has taken it. */
@NullMarked
package io.wayline.message.outbox;

import org.jspecify.annotations.NullMarked;
