/** Knows who our customers are and where they stand. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "timeline", "events"})
package io.wayline.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
