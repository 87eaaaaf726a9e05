/** The parts of a customer's page, each of which a feature contributes. */
@NullMarked
@NamedInterface("panel")
package io.wayline.customer.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
