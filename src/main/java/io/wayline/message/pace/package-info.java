/** How fast mails may leave: what people set, each node's share of it, and the rest that a mail server gets. */
@NullMarked
package io.wayline.message.pace;

import org.jspecify.annotations.NullMarked;
