/** One call: who is called, on which number, what came of it, and when else it could be. */
@NullMarked
package io.wayline.workspace.web.call.sheet;

import org.jspecify.annotations.NullMarked;
