/** Says of each campaign what runs by itself, what its runs brought, and when it stops. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "shared::live",
            "shared::text",
            "background",
            "calendar",
            "customer",
            "customer::access",
            "staff",
            "audience::enrolment",
            "audience::segment",
            "experiment",
            "experiment::lift",
            "journey",
            "journey::schedule",
            "message",
            "message::pace"
        })
package io.wayline.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
