/** The rules for forms. */
@NullMarked
package io.wayline.journey.check.form;

import org.jspecify.annotations.NullMarked;
