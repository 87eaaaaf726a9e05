/** What operations sees and does. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "shared::access", "shared::page", "customer", "journey", "journey::failure"})
package io.wayline.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
