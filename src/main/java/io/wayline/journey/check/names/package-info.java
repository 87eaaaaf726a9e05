/** Checks what drawn things are called: that they are there, and which of them lack a name. */
@NullMarked
package io.wayline.journey.check.names;

import org.jspecify.annotations.NullMarked;
