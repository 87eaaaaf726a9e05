package io.wayline.studio.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.wayline.journey.display.DisplayDiagrams;
import io.wayline.shared.NotFound;

/** The drawings themselves, as the viewer in the browser fetches them. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class DiagramPages {

    /** Data, never a page, whatever a browser makes of XML. */
    private static final String POLICY =
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final DisplayDiagrams diagrams;

    DiagramPages(DisplayDiagrams diagrams) {
        this.diagrams = diagrams;
    }

    /**
     * A version as a reader of this language sees it.
     *
     * @param hash of what is drawn; what an older page asks for has become another one when names were published since
     */
    @GetMapping("/journeys/{key}/diagrams/{version}/{language}/{hash}")
    ResponseEntity<byte[]> diagram(
            @PathVariable String key,
            @PathVariable int version,
            @PathVariable String language,
            @PathVariable String hash) {
        var diagram =
                diagrams.of(key, version, Locale.forLanguageTag(language)).orElseThrow(() -> new NotFound("diagram"));
        return ResponseEntity.ok()
                .cacheControl(
                        diagram.hash().equals(hash)
                                ? CacheControl.maxAge(FOR_EVER).cachePrivate().immutable()
                                : CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(diagram.xml().getBytes(StandardCharsets.UTF_8));
    }
}
