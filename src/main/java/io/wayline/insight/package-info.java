/** What the numbers say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "shared::live",
            "shared::search",
            "shared::text",
            "staff",
            "journey",
            "experiment",
            "experiment::lift"
        })
package io.wayline.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
