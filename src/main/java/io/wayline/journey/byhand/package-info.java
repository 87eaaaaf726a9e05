/** What people start for a customer themselves: a journey that allows it, or a piece of work that they describe. */
@NullMarked
@NamedInterface("byhand")
package io.wayline.journey.byhand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
