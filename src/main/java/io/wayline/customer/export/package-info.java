/** Customers as a file, and the record of who took which. */
@NullMarked
@NamedInterface("export")
package io.wayline.customer.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
