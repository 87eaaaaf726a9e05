/** Pages of what lists have in common. */
@NullMarked
package io.wayline.lists.web;

import org.jspecify.annotations.NullMarked;
