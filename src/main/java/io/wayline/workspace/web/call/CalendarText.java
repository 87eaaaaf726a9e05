package io.wayline.workspace.web.call;

import java.util.stream.Collectors;

/** Calendars as strict programs read them: no line is longer than 75 octets (RFC 5545 3.1), whatever its script. */
final class CalendarText {

    private static final int LONGEST = 75;
    private static final String END = "\r\n";

    private CalendarText() {}

    /** The same calendar, folded by octets, with the types that RFC 7986 wants to be named. */
    static String strict(String calendar) {
        return calendar.replaceAll("\r?\n[ \t]", "")
                .lines()
                .map(line -> line.startsWith("REFRESH-INTERVAL:") ? line.replaceFirst(":", ";VALUE=DURATION:") : line)
                .map(CalendarText::folded)
                .collect(Collectors.joining(END, "", END));
    }

    private static String folded(String line) {
        var folded = new StringBuilder(line.length() + 8);
        var octets = 0;
        for (var sign : line.codePoints().toArray()) {
            var size = sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
            if (octets + size > LONGEST) {
                folded.append(END).append(' ');
                octets = 1;
            }
            folded.appendCodePoint(sign);
            octets += size;
        }
        return folded.toString();
    }
}
