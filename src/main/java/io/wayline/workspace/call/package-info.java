/** What people do with calls: a call is made in a task, and both change together. */
@NullMarked
package io.wayline.workspace.call;

import org.jspecify.annotations.NullMarked;
