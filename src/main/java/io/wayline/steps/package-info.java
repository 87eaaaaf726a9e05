/** The catalogue of steps a journey can take: one delegate and one element template each. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "timeline",
            "staff",
            "customer",
            "customer::consent",
            "customer::reach",
            "callback",
            "benefit",
            "value",
            "message",
            "journey",
            "journey::decision",
            "journey::step",
            "journey::task"
        })
package io.wayline.steps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
