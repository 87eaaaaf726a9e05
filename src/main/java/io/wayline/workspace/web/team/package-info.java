/** Pages for those who look after others: queues and colleagues as they are now, pauses, absences. */
@NullMarked
package io.wayline.workspace.web.team;

import org.jspecify.annotations.NullMarked;
