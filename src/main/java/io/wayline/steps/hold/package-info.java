/** Whose a task is from the start, and what a journey holds on to while it stands somewhere. */
@NullMarked
package io.wayline.steps.hold;

import org.jspecify.annotations.NullMarked;
