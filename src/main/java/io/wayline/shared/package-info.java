/** The words every feature speaks: customer ref, mail address, phone, business event, refusal. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.wayline.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
