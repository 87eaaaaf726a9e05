package io.wayline.journey.model.form;

/** A line between what stands above and below it. */
public record Line(Place place) implements Part {}
