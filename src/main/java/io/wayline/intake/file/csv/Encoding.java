package io.wayline.intake.file.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * Turns bytes into text without guessing: what the encoding does not know becomes {@link #LOST}, so that the reader can
 * name its line. A byte order mark decides before anything else does.
 */
public final class Encoding {

    /** No text contains it: Unicode keeps it for the inside of programs. */
    static final char LOST = '\uFFFF';

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Set<String> CHINESE = Set.of("GB18030", "GBK", "GB2312");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Set<String> OLD_WESTERN =
            Set.of("windows-1252", "ISO-8859-1", "ISO-8859-15", "latin1", "CP1252");

    private Encoding() {}

    /**
     * @param asked as the sender names it; null is UTF-8
     * @throws InvalidValue when it is none that we read
     */
    public static Charset named(@Nullable String asked) {
        if (asked == null || asked.isBlank() || StandardCharsets.UTF_8.name().equalsIgnoreCase(asked)) {
            return StandardCharsets.UTF_8;
        }
        // each of the older two is a part of the newest
        if (CHINESE.stream().anyMatch(asked::equalsIgnoreCase)) {
            return GB18030;
        }
        if (OLD_WESTERN.stream().anyMatch(asked::equalsIgnoreCase)) {
            return WESTERN;
        }
        throw new InvalidValue("charset", "is none that we read", "send UTF-8, GB18030, or windows-1252");
    }

    /**
     * The older encoding that a text which is no UTF-8 is likely to have: Chinese characters are pairs of bytes there,
     * letters of western Europe stand alone among plain ones.
     */
    public static Charset likely(byte[] text) {
        var alone = 0;
        var paired = 0;
        for (var place = 0; place < text.length; ) {
            var from = place;
            while (place < text.length && text[place] < 0) {
                place++;
            }
            alone += place - from == 1 ? 1 : 0;
            paired += place - from > 1 ? 1 : 0;
            place++;
        }
        return alone > paired ? WESTERN : GB18030;
    }

    /** A reader behind the byte order mark. */
    static Reader reader(InputStream bytes, Charset charset) throws IOException {
        var pushback = new PushbackInputStream(bytes, 3);
        var head = pushback.readNBytes(3);
        var marked = marked(head);
        var skip = marked == null ? 0 : marked == StandardCharsets.UTF_8 ? 3 : 2;
        pushback.unread(head, skip, Math.max(0, head.length - skip));
        var decoder = (marked == null ? charset : marked)
                .newDecoder()
                .replaceWith(String.valueOf(LOST))
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(pushback, decoder), 1 << 16);
    }

    private static @Nullable Charset marked(byte[] head) {
        if (head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF ? StandardCharsets.UTF_16BE : null;
    }
}
