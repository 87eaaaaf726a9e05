/** Remembers what happened to a customer, in order, with its cause. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.wayline.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
