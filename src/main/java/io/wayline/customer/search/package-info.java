/** Finds customers by how something about them begins. */
@NullMarked
@NamedInterface("search")
package io.wayline.customer.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
