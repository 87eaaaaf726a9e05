/** Makes customers known and changes what is known of them, as people, other systems, and files tell it. */
@NullMarked
@NamedInterface("change")
package io.wayline.customer.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
