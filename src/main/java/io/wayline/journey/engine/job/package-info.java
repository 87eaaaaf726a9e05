/** The engine's jobs: what is due, in which order it is done, and what happens to a step that failed. */
@NullMarked
package io.wayline.journey.engine.job;

import org.jspecify.annotations.NullMarked;
