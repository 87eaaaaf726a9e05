/** The second lock: an engine that cannot run code, whatever it is given to run. */
@NullMarked
package io.wayline.journey.engine.sandbox;

import org.jspecify.annotations.NullMarked;
