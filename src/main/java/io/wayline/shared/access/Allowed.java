package io.wayline.shared.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a route of the API. It stands beside the route's mapping; the application does not start while a route of
 * ours has none. Rows and fields are narrowed further by each feature.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    /** What a key needs, all of them; none when no key may pass. */
    Scope[] scopes() default {};

    /** What a person needs, one of them. A refusal lists them in this order. */
    Role[] roles();
}
