/** Security, problem details, clock, web shell: wiring no feature owns. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::body",
            "shared::clock",
            "shared::search",
            "shared::text",
            "shared::page",
            "shared::live",
            "background",
            "staff"
        })
package io.wayline.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
