/** What an agent has to do: the list, a task with its form, and what was answered. */
@NullMarked
package io.wayline.workspace.web.task;

import org.jspecify.annotations.NullMarked;
