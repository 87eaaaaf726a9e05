/** Where customers stand on their ways, and what the engine waits for there. */
@NullMarked
package io.wayline.journey.engine.standing;

import org.jspecify.annotations.NullMarked;
