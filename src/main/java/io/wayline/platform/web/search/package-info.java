/** The search of the frame: asks every feature, as far as the reader may, and shows what they found. */
@NullMarked
package io.wayline.platform.web.search;

import org.jspecify.annotations.NullMarked;
