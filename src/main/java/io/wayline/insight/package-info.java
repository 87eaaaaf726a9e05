/** What the numbers say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "timeline",
            "events",
            "staff",
            "customer",
            "value",
            "message",
            "journey"
        })
package io.wayline.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
