/** Grants points and coupons once and keeps their ledger. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared::access",
            "customer",
            "customer::panel",
            "customer::access",
            "message",
            "timeline"
        })
package io.wayline.benefit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
