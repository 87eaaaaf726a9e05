/** What other systems send: HTTP, signatures, files. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::body",
            "shared::clock",
            "shared::search",
            "shared::text",
            "shared::live",
            "shared::page",
            "background",
            "events",
            "customer",
            "customer::change",
            "customer::consent",
            "customer::access",
            "value"
        })
package io.wayline.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
