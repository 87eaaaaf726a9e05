/** What failed: by step and cause, the customers who stand there, trying again, and pausing a step. */
@NullMarked
package io.wayline.studio.web.failure;

import org.jspecify.annotations.NullMarked;
