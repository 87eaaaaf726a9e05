/**
 * The whole product on PostgreSQL while nodes die and the mail server fails. The build runs it small;
 * {@code mvn -Preliability verify} runs it at full size and writes {@code docs/reliability.md}.
 */
@NullMarked
package io.wayline.faults;

import org.jspecify.annotations.NullMarked;
