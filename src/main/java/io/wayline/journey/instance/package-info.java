/** Which customer is on which journey: one row for each, and its end when somebody cancels it; and what else is kept of instances in tables of ours. */
@NullMarked
package io.wayline.journey.instance;

import org.jspecify.annotations.NullMarked;
