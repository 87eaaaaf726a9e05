/** Where supervisors look after text blocks. */
@NullMarked
package io.wayline.textblock.web;

import org.jspecify.annotations.NullMarked;
