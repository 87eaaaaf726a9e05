/** What people did, per person and per customer, for those who answer for it. */
@NullMarked
package io.wayline.workspace.web.audit;

import org.jspecify.annotations.NullMarked;
