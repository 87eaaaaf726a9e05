/** Runs the cases of a decision, so that a table is not published that says something else. */
@NullMarked
package io.wayline.journey.check.cases;

import org.jspecify.annotations.NullMarked;
