/** Knows when people work, sleep, and celebrate. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::access", "shared::search", "shared::page"})
package io.wayline.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
