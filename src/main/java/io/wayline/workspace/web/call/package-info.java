/** The calls of a day, and what can be done about one. */
@NullMarked
package io.wayline.workspace.web.call;

import org.jspecify.annotations.NullMarked;
