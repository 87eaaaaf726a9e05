/** What an agent sees and does. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "timeline",
            "staff",
            "callback",
            "customer",
            "customer::panel",
            "customer::change",
            "customer::consent",
            "customer::duplicate",
            "customer::erasure",
            "customer::hold",
            "customer::merge",
            "customer::search",
            "customer::access",
            "value",
            "journey",
            "journey::task"
        })
package io.wayline.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
