/** Where complaints come in that no other system tells: the desk, the API, and the page for customers. */
@NullMarked
package io.wayline.complaint.door;

import org.jspecify.annotations.NullMarked;
