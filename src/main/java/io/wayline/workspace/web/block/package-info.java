/** Text blocks beside a task, filled for its customer. */
@NullMarked
package io.wayline.workspace.web.block;

import org.jspecify.annotations.NullMarked;
