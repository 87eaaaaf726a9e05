/** The engine's side of people's tasks. */
@NullMarked
package io.wayline.journey.engine.task;

import org.jspecify.annotations.NullMarked;
