package io.wayline.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

/**
 * Beside {@link DatabaseTest}: another application, and so another database, than most tests have. For those that look
 * at everything there is; they share it, and each begins by sweeping what it counts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = "wayline.test.database-of=quiet")
public @interface QuietDatabase {}
