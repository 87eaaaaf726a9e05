/** Lets readers of our mails say what they want, from a link of their own and without signing in. */
@NullMarked
@NamedInterface("preference")
package io.wayline.message.preference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
