/** When journeys begin that time begins, what became of that, and how a person begins one between. */
@NullMarked
@NamedInterface("schedule")
package io.wayline.journey.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
