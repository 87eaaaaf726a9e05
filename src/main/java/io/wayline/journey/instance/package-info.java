/** Which customer is on which journey: one row for each, and its end when somebody cancels it. */
@NullMarked
package io.wayline.journey.instance;

import org.jspecify.annotations.NullMarked;
