/** What the numbers say. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::page",
            "shared::live",
            "shared::search",
            "staff",
            "experiment",
            "experiment::lift"
        })
package io.wayline.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
