/** What the numbers say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared::access", "shared::page", "events", "staff", "customer", "message", "journey"})
package io.wayline.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
