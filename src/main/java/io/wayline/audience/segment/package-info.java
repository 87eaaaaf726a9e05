/** Segments: rules with a name, their versions, and how many customers they find. */
@NullMarked
@NamedInterface("segment")
package io.wayline.audience.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
