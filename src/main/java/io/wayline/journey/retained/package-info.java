/** Which tables of ours keep rows of instances, beside what the engine keeps, and for how long. */
@NullMarked
package io.wayline.journey.retained;

import org.jspecify.annotations.NullMarked;
