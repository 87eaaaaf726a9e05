package io.wayline.studio.web.publish;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ItemVersion;
import io.wayline.journey.catalogue.compare.Comparisons;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.journey.display.DisplayDiagrams;
import io.wayline.shared.NotFound;

/** Two versions of a thing beside each other: both drawings, and each change of meaning as a sentence. */
@Controller
@RequestMapping("/studio/catalogue/{kind}/{key}")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class ComparePages {

    /** Data, never a page, whatever a browser makes of XML. */
    private static final String POLICY =
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int CHOICES = 100;

    private final CatalogueItems items;
    private final Sides sides;
    private final Comparisons comparisons;
    private final DisplayDiagrams diagrams;
    private final Drafts drafts;
    private final PublicationPlans plans;

    ComparePages(
            CatalogueItems items,
            Sides sides,
            Comparisons comparisons,
            DisplayDiagrams diagrams,
            Drafts drafts,
            PublicationPlans plans) {
        this.items = items;
        this.sides = sides;
        this.comparisons = comparisons;
        this.diagrams = diagrams;
        this.drafts = drafts;
        this.plans = plans;
    }

    /**
     * @param from the older side: a number, draft, or planned
     * @param to the newer one
     */
    @GetMapping("/compare")
    String compare(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            Principal reader,
            Locale language,
            Model model) {
        var id = ItemId.of(kind, key);
        var newer = to == null ? sides.newer(id, reader.getName(), language) : to;
        var older = from == null ? sides.older(id, newer, language) : from;
        var before = sides.content(id, older, reader.getName());
        var after = sides.content(id, newer, reader.getName());
        model.addAttribute("thing", items.get(id, language));
        model.addAttribute("kind", kind);
        model.addAttribute("path", "/studio/catalogue/%s/%s".formatted(kind, key));
        model.addAttribute("from", older);
        model.addAttribute("to", newer);
        model.addAttribute("comparison", comparisons.of(id, before, after, language));
        model.addAttribute("numbers", numbers(id));
        model.addAttribute("hasDraft", drafts.find(id, reader.getName()).isPresent());
        model.addAttribute("hasPlan", plans.open(id).isPresent());
        model.addAttribute("drawn", id.kind() == ItemKind.JOURNEY);
        return "studio/compare";
    }

    /** A side as the viewer draws it. */
    @GetMapping("/drawing/{which}")
    ResponseEntity<byte[]> drawing(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable String which,
            Principal reader,
            Locale language) {
        var id = ItemId.of(kind, key);
        if (id.kind() != ItemKind.JOURNEY) {
            throw new NotFound("diagram");
        }
        var content = sides.content(id, which, reader.getName());
        var xml =
                diagrams.draft(content.drawing(), content.names(), language).orElseThrow(() -> new NotFound("diagram"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(xml.getBytes(StandardCharsets.UTF_8));
    }

    private List<Integer> numbers(ItemId id) {
        return items.versions(id, null, CHOICES).items().stream()
                .map(ItemVersion::number)
                .toList();
    }
}
