/** Journeys, decisions, and forms as things with versions, and the only way by which a version comes to count. */
@NullMarked
@NamedInterface("catalogue")
package io.wayline.journey.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
