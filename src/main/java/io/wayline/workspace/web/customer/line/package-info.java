/** Where a customer stands, as their page and the pane beside a task show it. */
@NullMarked
package io.wayline.workspace.web.customer.line;

import org.jspecify.annotations.NullMarked;
