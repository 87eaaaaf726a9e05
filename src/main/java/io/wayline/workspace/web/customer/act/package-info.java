/** What people start for a customer on their page: a piece of work, a call, a journey. */
@NullMarked
package io.wayline.workspace.web.customer.act;

import org.jspecify.annotations.NullMarked;
