/** Keeps what events call things where it can be erased, and gives the engine an opaque stand-in. */
@NullMarked
package io.wayline.journey.reference;

import org.jspecify.annotations.NullMarked;
