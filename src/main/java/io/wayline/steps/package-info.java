/** The catalogue of steps a journey can take: one delegate and one element template each. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "timeline",
            "calendar",
            "staff",
            "staff::absence",
            "customer",
            "customer::consent",
            "customer::change",
            "customer::reach",
            "experiment",
            "events",
            "callback",
            "callback::attempt",
            "benefit",
            "survey",
            "complaint",
            "complaint::improvement",
            "audience::change",
            "audience::enrolment",
            "audience::segment",
            "value",
            "message",
            "journey",
            "journey::decision",
            "journey::naming",
            "journey::schedule",
            "journey::step",
            "journey::task"
        })
package io.wayline.steps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
