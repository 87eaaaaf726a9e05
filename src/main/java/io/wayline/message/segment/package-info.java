/** What rules can say of the mails that customers got, and which customers no mail reaches. */
@NullMarked
package io.wayline.message.segment;

import org.jspecify.annotations.NullMarked;
