/** Whether, and by which ways, a customer may be reached now. */
@NullMarked
@NamedInterface("reach")
package io.wayline.customer.reach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
