/** Puts the engine together, starts it, and stops it. */
@NullMarked
package io.wayline.journey.engine.setup;

import org.jspecify.annotations.NullMarked;
