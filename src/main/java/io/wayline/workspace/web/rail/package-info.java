/** What stands beside the places of the desk in the rail. */
@NullMarked
package io.wayline.workspace.web.rail;

import org.jspecify.annotations.NullMarked;
