/** Filters of lists that people keep under a name. */
@NullMarked
@NamedInterface("view")
package io.wayline.lists.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
