/** What rules can say of the journeys that customers are on, and how they ended. */
@NullMarked
package io.wayline.journey.segment;

import org.jspecify.annotations.NullMarked;
