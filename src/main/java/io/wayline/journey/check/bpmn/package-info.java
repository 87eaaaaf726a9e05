/** The rules for diagrams, one class a family. */
@NullMarked
package io.wayline.journey.check.bpmn;

import org.jspecify.annotations.NullMarked;
