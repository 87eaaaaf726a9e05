/** How long texts in a drawing may be: what no column keeps would fail later, for every customer. */
@NullMarked
package io.wayline.journey.check.limit;

import org.jspecify.annotations.NullMarked;
