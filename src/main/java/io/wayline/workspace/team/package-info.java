/** What supervisors see of queues and colleagues, and what would help. */
@NullMarked
package io.wayline.workspace.team;

import org.jspecify.annotations.NullMarked;
