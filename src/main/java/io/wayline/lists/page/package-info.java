/** What the page of a list shows of views and of acts on many rows. */
@NullMarked
@NamedInterface("page")
package io.wayline.lists.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
