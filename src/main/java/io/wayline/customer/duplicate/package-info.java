/** Customers who may be one person under two references. */
@NullMarked
@NamedInterface("duplicate")
package io.wayline.customer.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
