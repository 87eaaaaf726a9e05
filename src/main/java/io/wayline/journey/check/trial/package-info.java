/** What the engine says of a file that no rule of ours refuses. */
@NullMarked
package io.wayline.journey.check.trial;

import org.jspecify.annotations.NullMarked;
