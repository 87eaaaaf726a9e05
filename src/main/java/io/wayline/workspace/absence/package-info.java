/** What people have goes to others when they are away. */
@NullMarked
package io.wayline.workspace.absence;

import org.jspecify.annotations.NullMarked;
