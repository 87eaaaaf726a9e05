/** What rules can say of what customers bought and what that makes them. */
@NullMarked
package io.wayline.value.segment;

import org.jspecify.annotations.NullMarked;
