/** Knows who works here, people and machines: accounts, roles, queues, keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.wayline.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
