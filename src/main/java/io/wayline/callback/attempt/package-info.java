/** Who makes a call, and since when they are on the phone with it. */
@NullMarked
@NamedInterface("attempt")
package io.wayline.callback.attempt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
