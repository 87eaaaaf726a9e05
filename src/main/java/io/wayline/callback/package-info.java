/** Books, moves, and records calls to customers. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::live",
            "background",
            "calendar",
            "staff",
            "staff::pause",
            "customer",
            "customer::access",
            "customer::consent",
            "customer::reach",
            "timeline",
            "events"
        })
package io.wayline.callback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
