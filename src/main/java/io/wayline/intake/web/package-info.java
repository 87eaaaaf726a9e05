/** The doors for other systems as HTTP has them. */
@NullMarked
package io.wayline.intake.web;

import org.jspecify.annotations.NullMarked;
