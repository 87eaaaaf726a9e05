/** What customers agreed to and what they refused, each statement with its proof. */
@NullMarked
@NamedInterface("consent")
package io.wayline.customer.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
