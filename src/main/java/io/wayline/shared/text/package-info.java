/** Which text can be kept and shown, and how what people type is read. */
@NullMarked
@NamedInterface("text")
package io.wayline.shared.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
