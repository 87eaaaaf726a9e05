/** Complaints over HTTP: the page on which customers judge an answer, and the API. */
@NullMarked
package io.wayline.complaint.web;

import org.jspecify.annotations.NullMarked;
