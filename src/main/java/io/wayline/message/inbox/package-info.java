/** The mail server of the embedded default: takes every mail and sends none on. */
@NullMarked
package io.wayline.message.inbox;

import org.jspecify.annotations.NullMarked;
