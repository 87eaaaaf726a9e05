/** What an agent sees and does. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "timeline", "events", "staff", "customer", "value", "message", "journey"})
package io.wayline.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
