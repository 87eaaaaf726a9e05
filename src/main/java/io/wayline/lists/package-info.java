/** What all lists have in common that people work with: acts on many of their rows, and views that somebody keeps. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared::access", "shared::live", "background", "staff"})
package io.wayline.lists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
