/** Keeps what agents put into answers again and again, for each queue and language. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::page", "staff"})
package io.wayline.textblock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
