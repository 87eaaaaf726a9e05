/** What customers will buy next, as far as their past purchases tell it. */
@NamedInterface("forecast")
@NullMarked
package io.wayline.value.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
