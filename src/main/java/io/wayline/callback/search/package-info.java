/** Finds calls by whom they are for. */
@NullMarked
@NamedInterface("search")
package io.wayline.callback.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
