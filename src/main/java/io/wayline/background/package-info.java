/** Keeps the work in the background going: loops on their beat, and rows that fail set aside so that others go on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::access", "shared::clock", "shared::page"})
package io.wayline.background;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
