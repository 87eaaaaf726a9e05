package io.wayline.message.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A mail as a page shows it in a frame: on white, and shut in. */
final class MailFrame {

    /** A mail is a stranger's document: no script, no network, no origin of ours, and only our page may frame it. */
    private static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final Pattern DARK =
            Pattern.compile("\\(\\s*prefers-color-scheme\\s*:\\s*dark\\s*\\)", Pattern.CASE_INSENSITIVE);

    private MailFrame() {}

    static ResponseEntity<String> of(@Nullable String html) {
        return framed(html == null ? "" : onWhite(html));
    }

    /** As programs show it whose reader likes the dark. */
    static ResponseEntity<String> inTheDark(String html) {
        return framed(
                DARK.matcher(html).replaceAll("(min-width: 0)") + "<style>:root{color-scheme:dark!important}</style>");
    }

    private static ResponseEntity<String> framed(String html) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html);
    }

    /** A frame's media queries ask the reader's system, whatever scheme the page gave the frame. */
    private static String onWhite(String html) {
        return DARK.matcher(html).replaceAll("(max-width: 0)") + "<style>:root{color-scheme:light!important}</style>";
    }
}
