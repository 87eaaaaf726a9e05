/** What the platform must know of each version of a journey, from its diagram; the diagram is read by {@code model.bpmn}. */
@NullMarked
package io.wayline.journey.engine.model;

import org.jspecify.annotations.NullMarked;
