package io.wayline.message.template;

import java.util.Optional;
import java.util.regex.Pattern;

/** A colour as it stands in a style, opaque. */
record Colour(int red, int green, int blue) {

    private static final Pattern LONG = Pattern.compile("#([0-9a-fA-F]{6})");
    private static final Pattern SHORT = Pattern.compile("#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])");

    /** What {@code #rrggbb}, {@code #rgb}, black, and white mean; empty for every other way to name a colour. */
    static Optional<Colour> of(String text) {
        var word = text.strip();
        if (word.equalsIgnoreCase("white")) {
            return of("#ffffff");
        }
        if (word.equalsIgnoreCase("black")) {
            return of("#000000");
        }
        var brief = SHORT.matcher(word);
        if (brief.matches()) {
            return of("#" + brief.group(1).repeat(2) + brief.group(2).repeat(2)
                    + brief.group(3).repeat(2));
        }
        var full = LONG.matcher(word);
        if (!full.matches()) {
            return Optional.empty();
        }
        var value = Integer.parseInt(full.group(1), 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 255, value & 255));
    }

    /** The contrast of the two as WCAG 2 reckons it, from 1 to 21. */
    double contrast(Colour other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
