/** Makes two customers one when somebody has found that they are one person. */
@NullMarked
@NamedInterface("merge")
package io.wayline.customer.merge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
