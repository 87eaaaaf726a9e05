/** What a diagram declares, gives, and raises, as its own check, the checks of others, and the guard must know it. */
@NullMarked
package io.wayline.journey.check.outline;

import org.jspecify.annotations.NullMarked;
