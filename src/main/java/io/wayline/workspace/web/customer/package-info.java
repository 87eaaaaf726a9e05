/** The list of customers, the page of each, and what people do there. */
@NullMarked
package io.wayline.workspace.web.customer;

import org.jspecify.annotations.NullMarked;
