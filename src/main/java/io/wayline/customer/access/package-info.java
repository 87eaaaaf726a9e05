/** Who sees which customer, and how much of them. */
@NullMarked
@NamedInterface("access")
package io.wayline.customer.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
