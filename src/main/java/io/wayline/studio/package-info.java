/** What operations sees and does. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::body",
            "shared::search",
            "shared::page",
            "calendar",
            "events",
            "customer",
            "customer::access",
            "survey",
            "staff",
            "lists",
            "lists::bulk",
            "lists::page",
            "journey",
            "journey::catalogue",
            "journey::decision",
            "journey::display",
            "journey::failure",
            "journey::model",
            "journey::naming",
            "journey::past",
            "journey::statistics",
            "journey::step",
            "journey::vocabulary"
        })
package io.wayline.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
