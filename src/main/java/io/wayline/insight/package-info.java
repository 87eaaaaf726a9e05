/** What the numbers say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "calendar",
            "timeline",
            "events",
            "staff",
            "customer",
            "value",
            "message",
            "journey",
            "journey::task"
        })
package io.wayline.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
