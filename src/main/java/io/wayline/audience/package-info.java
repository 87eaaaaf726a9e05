/** Finds the customers a rule describes, and invites them into a journey at a sane pace. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::live",
            "shared::page",
            "shared::search",
            "shared::segment",
            "background",
            "calendar",
            "customer",
            "customer::access",
            "value",
            "journey",
            "journey::statistics",
            "timeline",
            "events"
        })
package io.wayline.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
