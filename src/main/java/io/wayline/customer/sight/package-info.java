/** Who sees which customer, and how much of them. */
@NullMarked
@NamedInterface("sight")
package io.wayline.customer.sight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
