/** Fills a first start with a made-up company, through the intake that everybody uses. */
@NullMarked
package io.wayline.intake.sample;

import org.jspecify.annotations.NullMarked;
