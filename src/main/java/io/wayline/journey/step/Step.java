package io.wayline.journey.step;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.stereotype.Component;

/**
 * Marks a delegate as a step that diagrams may take, under the bean name that they call it by. The element template
 * that modelers show is made from this description.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface Step {

    /** The name in the palette, verb and object: "Send email". */
    String name();

    /** One sentence on what it promises. */
    String description();

    /** Raised whenever inputs change, so that the studio can offer the newer template on an old diagram. */
    int version() default 1;

    Input[] inputs() default {};

    /** The process variables it sets, by name. */
    String[] outputs() default {};

    /** The events that it raises. */
    Raises[] raises() default {};

    /** Whether it acts for no customer, so that a journey that a timer begins may take it. */
    boolean withoutCustomer() default false;

    /** An event that a step raises, so that a journey that would wait for its own is found before it runs. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Raises {

        /** Its type; {@code {answer}} stands for what the diagram sets as the input {@code answer}. */
        String type();

        /** Whether it is raised only where the step changes something: taken again, the step raises nothing. */
        boolean onChange() default false;
    }

    /** A setting that the person who draws fills in; it reaches the step as a local variable. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Input {

        String name();

        String label();

        String description() default "";

        boolean required() default false;

        /** The values to choose from; empty means free text. */
        String[] choices() default {};
    }
}
