package io.wayline.testing;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;

/**
 * What tests drive the application with, and the steps and handlers that they put into it: every {@link TestComponent}
 * there is, in every application that tests start, so that they can share one. Each does nothing unless its test asks.
 */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "io.wayline",
        useDefaultFilters = false,
        includeFilters = @Filter(TestComponent.class),
        // a test component too, but imported where it is wanted
        excludeFilters = @Filter(TestConfiguration.class))
class Drivers {}
