/** From a draft to what counts: compare, see whom it touches, publish now or at a time, and the way back. */
@NullMarked
package io.wayline.studio.web.publish;

import org.jspecify.annotations.NullMarked;
