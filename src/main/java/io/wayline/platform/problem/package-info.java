/** Turns every "no" of the API into problem details (RFC 9457), and of the pages into the error page. */
@NullMarked
package io.wayline.platform.problem;

import org.jspecify.annotations.NullMarked;
