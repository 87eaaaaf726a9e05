/** Knows what a customer bought. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::segment",
            "shared::access",
            "shared::search",
            "shared::live",
            "shared::text",
            "background",
            "customer",
            "customer::panel",
            "customer::search",
            "customer::access",
            "message",
            "timeline",
            "events"
        })
package io.wayline.value;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
