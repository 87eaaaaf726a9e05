/** Knows who works here, people and machines: accounts, roles, queues and their hours, keys. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "shared::access", "shared::clock", "shared::search", "shared::page", "calendar"
        })
package io.wayline.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
