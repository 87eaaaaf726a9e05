package io.wayline.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

import io.wayline.customer.CustomerDriver;
import io.wayline.events.EventsDriver;
import io.wayline.intake.file.ImportDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journeys.JourneyDriver;

/** What tests drive the application with; in each of them, so that they can share one. */
@TestConfiguration(proxyBeanMethods = false)
@Import({EventsDriver.class, CustomerDriver.class, ImportDriver.class, JourneyDriver.class, TaskJourney.class})
class Drivers {}
