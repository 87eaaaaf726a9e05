package io.wayline.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import io.wayline.Wayline;

/**
 * A test that opens the running application, on an empty embedded default, in a real browser. Its methods take a
 * {@link Visitor}. It fails by itself when the browser logs an error or the server answers 400 or more unexpectedly.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("browser")
@SpringBootTest(
        classes = Wayline.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
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
        })
@Import({TestDatabase.class, SettableClock.Running.class, ProcessCoverage.Setup.class, Drivers.class})
@ExtendWith(BrowserVisits.class)
public @interface BrowserTest {}
