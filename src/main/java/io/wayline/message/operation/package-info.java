/** What people do to mails that stand in the outbox: resend, cancel, settle, one or many, and try templates out. */
@NullMarked
package io.wayline.message.operation;

import org.jspecify.annotations.NullMarked;
