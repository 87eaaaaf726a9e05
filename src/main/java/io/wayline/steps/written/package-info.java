/** How the settings of steps are written: what a step could not read or keep is refused before it is published. */
@NullMarked
package io.wayline.steps.written;

import org.jspecify.annotations.NullMarked;
