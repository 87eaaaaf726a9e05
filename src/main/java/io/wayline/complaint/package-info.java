/** Takes a complaint and carries it to an answer in time. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::segment",
            "shared::access",
            "shared::page",
            "shared::body",
            "shared::live",
            "background",
            "calendar",
            "staff",
            "customer",
            "customer::access",
            "customer::hold",
            "customer::search",
            "value",
            "value::report",
            "message",
            "timeline",
            "events"
        })
package io.wayline.complaint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
