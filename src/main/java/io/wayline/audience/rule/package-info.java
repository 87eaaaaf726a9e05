/** The rules by which segments find customers: how they are written, what is wrong with them, and what they mean in SQL. */
@NullMarked
@NamedInterface("rule")
package io.wayline.audience.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
