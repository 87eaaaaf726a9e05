package io.wayline.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

import io.wayline.Wayline;

/**
 * A test of the whole application that runs on H2 and again on PostgreSQL: the build runs every class with this tag
 * once for each value of the system property {@code wayline.test.database}.
 *
 * <p>All of them share one application and its database; a class that asks for settings of its own costs the build the
 * seconds of another start, twice. So a test looks only at what it made itself, and beans of tests are
 * {@code @TestComponent}s, which all have. {@link QuietDatabase} is for those that look at everything.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@SpringBootTest(
        classes = Wayline.class,
        properties = {
            "wayline.sample-company=false",
            // the address comes from TestDatabase; set, so that no data directory is opened
            "spring.datasource.url=jdbc:of-the-test",
            "wayline.embedded=true",
            "wayline.data-dir=target/test-data-${wayline.test.fork:0}",
            "wayline.secret=a-secret-of-the-tests-that-is-long-enough",
            "wayline.node.worker=false",
            // or a mail would wait whenever the build runs on one
            "wayline.mail.gate.silent-days=",
            // a second currency, worth the same whenever the build runs
            "wayline.value.rates.EUR=7.5",
        })
@AutoConfigureMockMvc
@Import({
    TestDatabase.class,
    SettableClock.Standing.class,
    SqlCount.Setup.class,
    ProcessCoverage.Setup.class,
    Drivers.class
})
public @interface DatabaseTest {}
