/** What becomes of orders and figures when customers are merged or forgotten. */
@NullMarked
package io.wayline.value.privacy;

import org.jspecify.annotations.NullMarked;
