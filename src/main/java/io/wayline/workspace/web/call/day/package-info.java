/** The calls of a day by who makes them, and the places of a week. */
@NullMarked
package io.wayline.workspace.web.call.day;

import org.jspecify.annotations.NullMarked;
