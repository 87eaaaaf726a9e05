/** Says what an experiment shows, and what it does not. */
@NullMarked
package io.wayline.insight.lift;

import org.jspecify.annotations.NullMarked;
