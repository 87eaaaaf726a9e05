/** Says what an experiment shows, and what it does not. */
@NullMarked
@NamedInterface("lift")
package io.wayline.experiment.lift;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
