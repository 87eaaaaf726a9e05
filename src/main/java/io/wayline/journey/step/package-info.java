/** How a step describes itself: what it is called, what goes in, what comes out. */
@NullMarked
@NamedInterface("step")
package io.wayline.journey.step;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
