package io.wayline.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the two nodes that all tests of faults share, on a PostgreSQL of their own; the build runs it once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("faults")
@ExtendWith(TwoNodes.Giver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface FaultTest {}
