/** Tells running journeys what happened and shows where each one stands. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "background",
            "staff",
            "timeline",
            "events",
            "calendar"
        })
package io.wayline.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
