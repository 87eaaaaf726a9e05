/**
 * Forms: what a published one says, read by one reader for the page, the API, the check, and the record; what answers it
 * takes; and what a modeller can set in it. Free of the engine and of the web.
 */
@NullMarked
@NamedInterface("form")
package io.wayline.journey.model.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
