/** Customers over HTTP, with as much of each as the asker may see. */
@NullMarked
package io.wayline.customer.web;

import org.jspecify.annotations.NullMarked;
