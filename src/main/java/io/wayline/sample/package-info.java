/** Fills a first start with a made-up company: customers, orders, complaints, answers, journeys, and a desk at which people work. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "staff",
            "customer",
            "complaint",
            "survey",
            "timeline",
            "value",
            "note",
            "textblock",
            "journey::model",
            "journey::task",
            "intake"
        })
package io.wayline.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
