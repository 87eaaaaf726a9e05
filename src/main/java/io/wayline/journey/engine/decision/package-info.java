/** The engine's side of decisions. */
@NullMarked
package io.wayline.journey.engine.decision;

import org.jspecify.annotations.NullMarked;
