package io.wayline.studio.modeler;

import java.util.Locale;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.InvalidValue;

/** The vocabulary, as the forms beside a drawing fetch it once for each page. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class VocabularyPages {

    private final VocabularyReader vocabulary;

    VocabularyPages(VocabularyReader vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param journey the key of the one that is drawn */
    @GetMapping("/studio/modeler/vocabulary")
    ResponseEntity<Vocabulary> vocabulary(@RequestParam(defaultValue = "") String journey, Locale reader) {
        if (journey.isBlank()) {
            throw new InvalidValue("journey", "is missing", "name the key of the journey that is drawn");
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(vocabulary.of(journey, reader));
    }
}
