/** Gives each customer one variant of an experiment by chance, and counts what came of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "customer", "timeline"})
package io.wayline.experiment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
