/** The body of a request, read once and no further than it may be long. */
@NullMarked
@NamedInterface("body")
package io.wayline.shared.body;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
