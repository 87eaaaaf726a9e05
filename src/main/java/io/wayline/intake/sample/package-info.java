/** Fills a first start with a made-up company, through the door that everybody uses. */
@NullMarked
package io.wayline.intake.sample;

import org.jspecify.annotations.NullMarked;
