/** Writes a message from a template in the reader's language and gets it out once. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::segment",
            "shared::access",
            "shared::clock",
            "shared::search",
            "shared::text",
            "shared::live",
            "shared::page",
            "background",
            "calendar",
            "customer",
            "customer::search",
            "customer::panel",
            "customer::consent",
            "customer::hold",
            "customer::reach",
            "customer::access",
            "timeline",
            "events"
        })
package io.wayline.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
