/** Keeps what colleagues tell each other about a customer. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "staff",
            "customer",
            "customer::access",
            "customer::panel",
            "timeline"
        })
package io.wayline.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
