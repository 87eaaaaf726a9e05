/** Who asked that we forget them. */
@NullMarked
@NamedInterface("erasure")
package io.wayline.customer.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
