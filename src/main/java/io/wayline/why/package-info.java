/** Answers why a customer did, or did not, get what a campaign brings: before it runs, and after. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::text",
            "events",
            "customer",
            "customer::access",
            "customer::panel",
            "message",
            "journey",
            "experiment",
            "audience::change",
            "audience::enrolment",
            "audience::segment"
        })
package io.wayline.why;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
