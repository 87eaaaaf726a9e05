package io.wayline.audience.web;

import java.util.Objects;

import org.springframework.util.MultiValueMap;

import io.wayline.audience.segment.Segment;

/**
 * What stands in the form beside the lines.
 *
 * @param seen the version that was looked at; 0 for a new one
 */
public record SegmentTyped(String key, String nameEn, String nameZh, String aboutEn, String aboutZh, int seen) {

    static final SegmentTyped BLANK = new SegmentTyped("", "", "", "", "", 0);

    static SegmentTyped of(MultiValueMap<String, String> fields) {
        return new SegmentTyped(
                text(fields, "key"),
                text(fields, "nameEn"),
                text(fields, "nameZh"),
                text(fields, "aboutEn"),
                text(fields, "aboutZh"),
                number(text(fields, "seen")));
    }

    static SegmentTyped of(Segment segment) {
        var words = segment.words();
        return new SegmentTyped(
                segment.key(),
                Objects.requireNonNullElse(words.nameEn(), ""),
                Objects.requireNonNullElse(words.nameZh(), ""),
                Objects.requireNonNullElse(words.aboutEn(), ""),
                Objects.requireNonNullElse(words.aboutZh(), ""),
                segment.version());
    }

    /** The same for somebody who has seen another version. */
    SegmentTyped having(int version) {
        return new SegmentTyped(key, nameEn, nameZh, aboutEn, aboutZh, version);
    }

    Segment.Words words() {
        return new Segment.Words(nameEn, nameZh, aboutEn, aboutZh);
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static int number(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
    }
}
