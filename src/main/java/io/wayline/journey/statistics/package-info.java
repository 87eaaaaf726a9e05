/** A journey in figures, step by step: who stands where, what failed, who reached which end. */
@NullMarked
@NamedInterface("statistics")
package io.wayline.journey.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
