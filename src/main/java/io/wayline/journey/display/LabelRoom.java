package io.wayline.journey.display;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.xml.XmlNode;

/**
 * The room of a label. Modelers measure labels for smaller letters than ours, and for one language; so theirs grows, away
 * from the shape beside which it stands.
 */
record LabelRoom(String x, String width) {

    private static final double WIDER = 1.4;
    private static final double AT_LEAST = 12;

    /** @param drawn the shape or arrow that has the label */
    static Optional<LabelRoom> of(XmlNode bounds, @Nullable XmlNode drawn) {
        try {
            var x = number(bounds, "x");
            var width = number(bounds, "width");
            var more = width * (WIDER - 1) + AT_LEAST;
            return Optional.of(new LabelRoom(
                    String.valueOf(x - more * shareToTheLeft(x, width, drawn)), String.valueOf(width + more)));
        } catch (NumberFormatException asItStands) {
            return Optional.empty();
        }
    }

    private static double shareToTheLeft(double x, double width, @Nullable XmlNode drawn) {
        var shape = drawn == null
                ? Optional.<XmlNode>empty()
                : drawn.children("Bounds").findFirst();
        if (shape.isEmpty()) {
            return 0.5;
        }
        var left = number(shape.get(), "x");
        var right = left + number(shape.get(), "width");
        return x >= right - 1 ? 0 : x + width <= left + 1 ? 1 : 0.5;
    }

    private static double number(XmlNode node, String name) {
        return Double.parseDouble(node.get(name, ""));
    }
}
