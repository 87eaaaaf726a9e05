/** What rules can say of customers themselves: who they are, what they agreed to, and what holds us back. */
@NullMarked
package io.wayline.customer.segment;

import org.jspecify.annotations.NullMarked;
