package io.wayline.studio.web.layer;

import java.util.List;

import io.wayline.journey.statistics.past.Past;

/**
 * The figures of a layer.
 *
 * @param past empty of the layer that shows who stands where
 * @param loud the steps of which there is something to say, as they are sorted
 * @param quiet the others, in the order of the drawing
 */
public record LayerFigures(Past past, List<LayerRow> loud, List<LayerRow> quiet) {}
