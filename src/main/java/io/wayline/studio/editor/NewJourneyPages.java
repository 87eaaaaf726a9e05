package io.wayline.studio.editor;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.journey.catalogue.refusal.DraftChanged;

/** Where a journey begins that does not exist yet, and where it is found again before it was ever published. */
@Controller
@RequestMapping(NewJourneyPages.PATH)
@PreAuthorize("hasRole('OPERATIONS')")
class NewJourneyPages {

    static final String PATH = "/studio/journeys/new";

    private final CatalogueItems items;
    private final Drafts drafts;

    NewJourneyPages(CatalogueItems items, Drafts drafts) {
        this.items = items;
        this.drafts = drafts;
    }

    /** A journey that is drawn and nothing of which counts yet. */
    public record Begun(String key, String name, Draft draft) {}

    @GetMapping
    String page(Principal person, Locale reader, Model model) {
        model.addAttribute("begun", begun(person.getName(), reader));
        return "studio/new-journey";
    }

    @PostMapping
    String begin(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String key,
            Principal person,
            Locale reader,
            Model model,
            HttpServletResponse response) {
        var called = name.strip();
        var wrong = wrong(called, key, reader);
        if (wrong.isEmpty()) {
            try {
                var id = new ItemId(ItemKind.JOURNEY, key);
                drafts.save(new Publisher.Change(id, key, NewJourney.called(key, called, reader)), 0, person.getName());
                return "redirect:" + EditorPages.PATH.replace("{key}", key);
            } catch (DraftChanged begunAlready) {
                wrong = "taken";
            }
        }
        model.addAttribute("wrong", wrong);
        model.addAttribute("typedName", name);
        model.addAttribute("typedKey", key);
        response.setStatus(422);
        return page(person, reader, model);
    }

    /** Nothing happens to a journey of which something was published. */
    @PostMapping("/{key}/discard")
    String discard(@PathVariable String key, Principal person, Locale reader) {
        var id = ItemId.of("journey", key);
        if (items.find(id, reader).isEmpty()) {
            drafts.discard(id, person.getName());
        }
        return "redirect:" + PATH;
    }

    private String wrong(String name, String key, Locale reader) {
        if (name.isEmpty()
                || name.length() > NewJourney.LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            return "name";
        }
        if (key.length() > NewJourney.LONGEST_KEY
                || !NewJourney.KEY.matcher(key).matches()) {
            return "key";
        }
        return items.hasJourney(key) ? "taken" : "";
    }

    private List<Begun> begun(String person, Locale reader) {
        return drafts.by(person).stream()
                .filter(draft -> draft.id().kind() == ItemKind.JOURNEY)
                .filter(draft -> items.find(draft.id(), reader).isEmpty())
                .map(draft -> new Begun(draft.id().key(), NewJourney.nameIn(draft), draft))
                .toList();
    }
}
