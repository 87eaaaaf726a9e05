/** The holidays of a year: shipped, proposed by one person and confirmed by another, or still missing. */
@NullMarked
package io.wayline.calendar.holiday;

import org.jspecify.annotations.NullMarked;
