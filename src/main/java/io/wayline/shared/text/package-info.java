/** Which text can be kept and shown. */
@NullMarked
@NamedInterface("text")
package io.wayline.shared.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
