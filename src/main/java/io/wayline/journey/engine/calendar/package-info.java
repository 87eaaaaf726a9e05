/** Tells the engine when a timer is due, by the application's clock and on the company's calendar. */
@NullMarked
package io.wayline.journey.engine.calendar;

import org.jspecify.annotations.NullMarked;
