/** The tasks that somebody sees, as a table of its own and as the pane beside one of them. */
@NullMarked
package io.wayline.workspace.web.queue;

import org.jspecify.annotations.NullMarked;
