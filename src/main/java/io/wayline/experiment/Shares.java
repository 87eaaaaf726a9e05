package io.wayline.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;

/**
 * Into which variants an experiment parts customers, and how many of a hundred get each:
 * {@code offer:45,care:45,holdout:10}. Shares are whole numbers from 0 to 100 and make 100 together.
 *
 * @param parts at least one, in the order in which they are written
 */
public record Shares(List<Share> parts) {

    /** The variant of those who are left alone, so that the others can be measured against them. */
    public static final String HOLDOUT = "holdout";

    private static final int ALL = 100;
    private static final int MOST = 10;
    private static final Pattern PART = Pattern.compile("([^:]*):([^:]*)");
    private static final Pattern VARIANT = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,9}");

    public Shares {
        parts = List.copyOf(parts);
    }

    /** So many of a hundred get this variant. */
    public record Share(String variant, int percent) {}

    /** What can be wrong with a text that should say shares. */
    public enum Fault {
        /** It does not say a variant and a share, parted by colons and commas. */
        FORM,
        /** A variant is not a short word in lower case. */
        VARIANT,
        /** A variant stands there twice. */
        TWICE,
        /** A share is not a whole number from 0 to 100. */
        RANGE,
        /** The shares do not make 100. */
        SUM
    }

    /** A fault, and the piece of the text, or the sum, that shows it. */
    public record Found(Fault fault, String what) {}

    /** What is wrong with this text; nothing when it says shares. */
    public static Optional<Found> fault(String text) {
        var seen = new ArrayList<String>();
        var sum = 0;
        for (var piece : text.split(",", -1)) {
            var part = PART.matcher(piece.strip());
            if (!part.matches() || seen.size() == MOST) {
                return Optional.of(new Found(Fault.FORM, piece.strip()));
            }
            var variant = part.group(1).strip();
            var percent = part.group(2).strip();
            if (!VARIANT.matcher(variant).matches()) {
                return Optional.of(new Found(Fault.VARIANT, variant));
            }
            if (!PERCENT.matcher(percent).matches() || Integer.parseInt(percent) > ALL) {
                return Optional.of(new Found(Fault.RANGE, percent));
            }
            if (seen.contains(variant)) {
                return Optional.of(new Found(Fault.TWICE, variant));
            }
            seen.add(variant);
            sum += Integer.parseInt(percent);
        }
        return sum == ALL ? Optional.empty() : Optional.of(new Found(Fault.SUM, String.valueOf(sum)));
    }

    /** @throws InvalidValue when the text does not say shares */
    public static Shares of(String text) {
        fault(text).ifPresent(found -> {
            throw refusal(found);
        });
        var parts = new ArrayList<Share>();
        for (var piece : text.split(",")) {
            var colon = piece.indexOf(':');
            parts.add(new Share(
                    piece.substring(0, colon).strip(),
                    Integer.parseInt(piece.substring(colon + 1).strip())));
        }
        return new Shares(parts);
    }

    private static InvalidValue refusal(Found found) {
        var what = found.what();
        return switch (found.fault()) {
            case FORM ->
                new InvalidValue(
                        "shares",
                        "has “%s”, which is not a variant with its share".formatted(what),
                        "write at most ten as offer:45,care:45,holdout:10");
            case VARIANT ->
                new InvalidValue(
                        "shares",
                        "calls a variant “%s”".formatted(what),
                        "use up to 40 lower-case letters, digits, and dashes, beginning with a letter");
            case TWICE -> new InvalidValue("shares", "names “%s” twice".formatted(what), "give each variant one share");
            case RANGE ->
                new InvalidValue("shares", "has the share “%s”".formatted(what), "give whole numbers from 0 to 100");
            case SUM ->
                new InvalidValue("shares", "make %s together".formatted(what), "change them so that they make 100");
        };
    }

    /**
     * The variant that chance gives a customer: of the SHA-256 of the experiment, a line feed, and the customer's id (in
     * UTF-8) the first eight bytes as a number without sign, modulo 100, and the variant in whose share that lies, counted
     * in the order in which they are written. Nothing is drawn, so every node, and every later day, says the same; two
     * experiments part the same customers in ways that have nothing to do with each other.
     */
    String drawn(String experiment, CustomerId customer) {
        var left = bucket(experiment, customer);
        for (var part : parts) {
            if (left < part.percent()) {
                return part.variant();
            }
            left -= part.percent();
        }
        throw new IllegalStateException("Shares that make 100 have room for every bucket");
    }

    static int bucket(String experiment, CustomerId customer) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((experiment + "\n" + customer.value()).getBytes(StandardCharsets.UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), ALL);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** As it is written in a diagram. */
    @Override
    public String toString() {
        return parts.stream().map(part -> part.variant() + ":" + part.percent()).collect(Collectors.joining(","));
    }
}
