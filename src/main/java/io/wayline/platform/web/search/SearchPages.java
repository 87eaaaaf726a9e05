package io.wayline.platform.web.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.search.SearchText;
import io.wayline.staff.Person;

/**
 * The palette that opens over a page, and the page with all results. What is typed into the palette is posted, so that
 * names and numbers of customers do not come into addresses at every key.
 */
@Controller
class SearchPages {

    private static final int IN_PALETTE = 5;
    private static final int OF_EACH = 5;
    private static final int OF_ONE = 25;

    private final Searches searches;
    private final ActSource acts;

    SearchPages(Searches searches, ActSource acts) {
        this.searches = searches;
        this.acts = acts;
    }

    /**
     * @param q what is looked for
     * @param group the one group of which more is shown; all groups without it, or with another word
     */
    @GetMapping("/search")
    String results(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String group,
            @RequestParam @Nullable String cursor,
            @AuthenticationPrincipal Person reader,
            Locale language,
            Model model) {
        var text = SearchText.of(q);
        var all = searches.all(text, reader, language, OF_EACH, true);
        var one = all.stream().map(Searches.Results::key).anyMatch(group::equals)
                ? searches.one(group, text, reader, language, cursor, OF_ONE)
                : Optional.<Searches.Results>empty();
        model.addAttribute("searchedFor", text.toString());
        model.addAttribute("groups", all);
        model.addAttribute("one", one.orElse(null));
        model.addAttribute("first", cursor == null);
        model.addAttribute("searched", searches.keys(reader));
        return "shell/search";
    }

    /**
     * @param opened addresses that were opened lately, the last one first
     * @param here the page over which the palette stands, for acts that lead back to it
     */
    @PostMapping("/search/palette")
    String palette(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable List<String> opened,
            @RequestParam(defaultValue = "/") String here,
            @AuthenticationPrincipal Person reader,
            Locale language,
            Model model) {
        var text = SearchText.of(q);
        var isEmpty = text.isEmpty();
        model.addAttribute("searchedFor", text.toString());
        model.addAttribute("here", here);
        model.addAttribute("groups", searches.all(text, reader, language, IN_PALETTE, false));
        model.addAttribute("recent", isEmpty && opened != null ? searches.at(opened, reader, language) : List.of());
        model.addAttribute("offered", isEmpty ? acts.offered(reader, language) : List.of());
        model.addAttribute("searched", searches.keys(reader));
        return "shell/palette";
    }
}
