/** Who enters a segment and who leaves it, as facts that journeys hear of. */
@NullMarked
@NamedInterface("change")
package io.wayline.audience.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
