/** What a rule can say of customers, and what stands between us and them: each feature says its own. */
@NullMarked
@NamedInterface("segment")
package io.wayline.shared.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
