package io.wayline.studio.editor;

import java.security.Principal;
import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;

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
        var listed = items.get(id, reader);
        drafts.hold(id, person.getName());
        model.addAttribute("name", listed.name());
        model.addAttribute("key", id.key());
        model.addAttribute("item", listed.item());
        return "studio/editor";
    }
}
