/** Why something is not published, not kept, or not taken out of use. */
@NullMarked
@NamedInterface("catalogue")
package io.wayline.journey.catalogue.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
