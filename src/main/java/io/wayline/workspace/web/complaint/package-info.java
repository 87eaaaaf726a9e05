/** The complaints by their clock, and the page of each, on the desk. */
@NullMarked
package io.wayline.workspace.web.complaint;

import org.jspecify.annotations.NullMarked;
