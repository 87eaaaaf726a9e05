/** What the numbers say. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared::access", "shared::page", "shared::live", "staff"})
package io.wayline.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
