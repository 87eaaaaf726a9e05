/** Lets the clock of the embedded default be moved ahead, so that a demonstration need not wait. */
@NullMarked
package io.wayline.platform.clock;

import org.jspecify.annotations.NullMarked;
