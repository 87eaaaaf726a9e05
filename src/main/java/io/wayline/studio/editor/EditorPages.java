package io.wayline.studio.editor;

import java.security.Principal;
import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.CatalogueItems.Listed;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.shared.NotFound;

/** The page on which a journey is drawn. What is drawn comes to it from {@link EditorDrafts}. */
@Controller
@PreAuthorize("hasRole('OPERATIONS')")
class EditorPages {

    static final String PATH = "/studio/catalogue/journey/{key}/edit";

    private final CatalogueItems items;
    private final Drafts drafts;

    EditorPages(CatalogueItems items, Drafts drafts) {
        this.items = items;
        this.drafts = drafts;
    }

    @GetMapping(PATH)
    String edit(@PathVariable String key, Principal person, Locale reader, Model model) {
        var id = ItemId.of("journey", key);
        var listed = items.find(id, reader);
        var draft = drafts.find(id, person.getName());
        if (listed.isEmpty() && draft.isEmpty()) {
            throw new NotFound("catalogue-item");
        }
        drafts.hold(id, person.getName());
        model.addAttribute("name", listed.map(Listed::name).orElseGet(() -> NewJourney.nameIn(draft.orElseThrow())));
        model.addAttribute("key", id.key());
        model.addAttribute("known", listed.isPresent());
        return "studio/editor";
    }
}
