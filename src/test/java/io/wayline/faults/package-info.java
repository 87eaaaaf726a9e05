/** The whole product on PostgreSQL while nodes die and the mail server fails. */
@NullMarked
package io.wayline.faults;

import org.jspecify.annotations.NullMarked;
