/** Takes every business event once, in order per customer, and hands it on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::access", "shared::clock", "shared::page", "background"})
package io.wayline.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
