/** The pages around accounts: the first account, the own password, and the admin's settings. */
@NullMarked
package io.wayline.staff.web;

import org.jspecify.annotations.NullMarked;
