package io.wayline.customer.web;

import java.util.HashSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.change.SeenVersion;
import io.wayline.shared.InvalidValue;

/** {@code If-Match} and {@code If-None-Match} of RFC 9110 13.1, as far as a change of a customer needs them. */
final class Preconditions {

    private static final String ANYBODY = "*";
    private static final Pattern TAGS = Pattern.compile("(?:W/)?\"[^\"]*\"(?:\\s*,\\s*(?:W/)?\"[^\"]*\")*");
    /** A weak tag never matches (RFC 9110 13.1.1), nor does one that we never gave. */
    private static final Pattern OURS = Pattern.compile("(?<!W/)\"(\\d{1,9})\"");

    private Preconditions() {}

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    static SeenVersion read(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals(ANYBODY)) {
            throw new InvalidValue("If-None-Match", "means nothing here but with *", "send * to make somebody known");
        }
        var unknown = ifNoneMatch != null;
        if (ifMatch == null) {
            return new SeenVersion(null, false, unknown);
        }
        if (ifMatch.strip().equals(ANYBODY)) {
            return new SeenVersion(null, true, unknown);
        }
        if (!TAGS.matcher(ifMatch.strip()).matches()) {
            throw new InvalidValue(
                    "If-Match", "is no entity tag", "send the ETag that you were given, with its quotes");
        }
        var versions = new HashSet<Integer>();
        OURS.matcher(ifMatch).results().forEach(tag -> versions.add(Integer.valueOf(tag.group(1))));
        return new SeenVersion(versions, true, unknown);
    }
}
