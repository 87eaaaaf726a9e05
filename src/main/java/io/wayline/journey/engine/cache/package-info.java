/** Spares the engine what it would ask the database for though the answer is known. */
@NullMarked
package io.wayline.journey.engine.cache;

import org.jspecify.annotations.NullMarked;
