/** One class a diagram, one method a path. */
@NullMarked
package io.wayline.journeys;

import org.jspecify.annotations.NullMarked;
