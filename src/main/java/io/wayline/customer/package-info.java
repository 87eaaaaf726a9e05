/** Knows who our customers are, where they stand, what they agreed to, and what holds us back. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::segment",
            "shared::access",
            "shared::page",
            "shared::text",
            "timeline",
            "events"
        })
package io.wayline.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
