/** What people say to each other about a drawing. It travels with no version and changes no journey. */
@NullMarked
@NamedInterface("catalogue")
package io.wayline.journey.catalogue.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
