/** Who is away and until when: from the beginning of an absence its person gets no work. */
@NullMarked
@NamedInterface("absence")
package io.wayline.staff.absence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
