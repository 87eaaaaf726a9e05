/** Tells the timeline of a customer as sentences. */
@NullMarked
package io.wayline.workspace.web.story;

import org.jspecify.annotations.NullMarked;
