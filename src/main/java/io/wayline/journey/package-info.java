/** Tells running journeys what happened and shows where each one stands. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::segment",
            "shared::access",
            "shared::body",
            "shared::clock",
            "shared::search",
            "shared::live",
            "shared::page",
            "background",
            "staff",
            "staff::absence",
            "staff::pause",
            "timeline",
            "events",
            "calendar"
        })
package io.wayline.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
