/** What keeps marketing away from a customer for a while, whatever they agreed to. */
@NullMarked
@NamedInterface("hold")
package io.wayline.customer.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
