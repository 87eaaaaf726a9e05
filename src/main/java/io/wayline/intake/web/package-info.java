/** What other systems send, by HTTP. */
@NullMarked
package io.wayline.intake.web;

import org.jspecify.annotations.NullMarked;
