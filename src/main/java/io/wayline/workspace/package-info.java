/** What an agent sees and does. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "shared::search",
            "shared::live",
            "shared::page",
            "timeline",
            "background",
            "calendar",
            "staff",
            "staff::absence",
            "staff::pause",
            "lists",
            "lists::bulk",
            "lists::page",
            "callback",
            "callback::search",
            "callback::load",
            "callback::attempt",
            "callback::day",
            "callback::feed",
            "customer",
            "customer::panel",
            "customer::change",
            "customer::consent",
            "customer::duplicate",
            "customer::erasure",
            "customer::hold",
            "customer::merge",
            "customer::search",
            "customer::access",
            "complaint",
            "complaint::desk",
            "value",
            "note",
            "textblock",
            "journey",
            "journey::task",
            "journey::line",
            "journey::byhand",
            "journey::form",
            "journey::naming"
        })
package io.wayline.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
