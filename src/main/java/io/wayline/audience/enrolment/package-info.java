/** Runs: customers of a segment who are invited into a campaign, each once, at a sane pace. */
@NullMarked
@NamedInterface("enrolment")
package io.wayline.audience.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
