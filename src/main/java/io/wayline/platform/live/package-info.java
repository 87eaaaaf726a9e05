/** Tells open pages what has moved: one stream for each browser, fed from the database. */
@NullMarked
package io.wayline.platform.live;

import org.jspecify.annotations.NullMarked;
