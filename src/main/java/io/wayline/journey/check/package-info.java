/** The first lock: refuses every drawing that is not made of what we know, before it reaches the engine. */
@NullMarked
package io.wayline.journey.check;

import org.jspecify.annotations.NullMarked;
