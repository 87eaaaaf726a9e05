/** Keeps out of the engine what must not be kept there: personal data, free text, objects, and names nobody declared. */
@NullMarked
package io.wayline.journey.engine.guard;

import org.jspecify.annotations.NullMarked;
