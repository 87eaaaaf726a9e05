/**
 * A diagram as a value, deployed or only drafted, and the one reader of it. What is checked, what runs, and what pages
 * show come from here, so that they agree. Knows neither the engine, nor the web, nor the database.
 */
@NullMarked
package io.wayline.journey.model.bpmn;

import org.jspecify.annotations.NullMarked;
