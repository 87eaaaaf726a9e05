/** Publications that wait: for a time, or for a second person. */
@NullMarked
@NamedInterface("catalogue")
package io.wayline.journey.catalogue.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
