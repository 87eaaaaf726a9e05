/** What agents and those who look after them find by typing: customers, tasks, calls. */
@NullMarked
package io.wayline.workspace.web.search;

import org.jspecify.annotations.NullMarked;
