/** What rules can say of what customers answered. */
@NullMarked
package io.wayline.survey.segment;

import org.jspecify.annotations.NullMarked;
