/** A version of a journey as pages draw it and tell it: shapes and names for the reader, and nothing of the engine. */
@NullMarked
@NamedInterface("display")
package io.wayline.journey.display;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
