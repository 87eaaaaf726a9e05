/** Addresses under which calendar programs read calls. */
@NullMarked
@NamedInterface("feed")
package io.wayline.callback.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
