/** Asks customers one question and remembers the answer. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::segment",
            "shared::access",
            "shared::page",
            "background",
            "customer",
            "customer::access",
            "customer::panel",
            "message",
            "message::preference",
            "timeline",
            "events"
        })
package io.wayline.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
