/** What an agent sees and does. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "timeline",
            "events",
            "staff",
            "callback",
            "customer",
            "customer::panel",
            "customer::change",
            "customer::consent",
            "customer::duplicate",
            "customer::erasure",
            "customer::export",
            "customer::hold",
            "customer::merge",
            "customer::search",
            "customer::sight",
            "benefit",
            "value",
            "message",
            "journey",
            "journey::task"
        })
package io.wayline.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
