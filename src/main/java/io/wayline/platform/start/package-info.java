/** Settles at the start which database, data directory, and secret we run with, or says calmly why we cannot. */
@NullMarked
package io.wayline.platform.start;

import org.jspecify.annotations.NullMarked;
