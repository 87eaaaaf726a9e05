/** What two versions of a thing say differently, in sentences. */
@NullMarked
@NamedInterface("catalogue")
package io.wayline.journey.catalogue.compare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
