/** Says of each campaign what runs by itself, what its runs brought, and when it stops. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "calendar",
            "staff",
            "audience::enrolment",
            "journey",
            "journey::schedule"
        })
package io.wayline.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
