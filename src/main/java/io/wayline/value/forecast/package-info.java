/** What customers will buy next, as far as their past purchases tell it. */
@NullMarked
package io.wayline.value.forecast;

import org.jspecify.annotations.NullMarked;
