/** The rules for decision tables, and the small language of their cells. */
@NullMarked
package io.wayline.journey.check.dmn;

import org.jspecify.annotations.NullMarked;
