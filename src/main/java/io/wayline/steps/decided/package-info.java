/** What features leave to decisions that operations draw. */
@NullMarked
package io.wayline.steps.decided;

import org.jspecify.annotations.NullMarked;
