/** What can be done to many tasks at once; each through what does it to one. */
@NullMarked
package io.wayline.workspace.many;

import org.jspecify.annotations.NullMarked;
