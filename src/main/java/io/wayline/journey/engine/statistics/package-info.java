/** How many stand where, and who, counted by SQL over the engine's tables. */
@NullMarked
package io.wayline.journey.engine.statistics;

import org.jspecify.annotations.NullMarked;
