package io.wayline.value.web;

import java.util.Locale;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.value.basket.Baskets;

/** What is bought together: articles and counts, and nobody's name. */
@Controller
@RequestMapping("/bought-together")
@PreAuthorize("hasAnyRole('MARKETING', 'OPERATIONS', 'SUPERVISOR', 'ADMIN')")
class BasketPages {

    private static final int SIZE = 25;
    private static final int LONGEST = 100;

    private final Baskets baskets;

    BasketPages(Baskets baskets) {
        this.baskets = baskets;
    }

    /** @param article letters of an article's name or number */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String article,
            @RequestParam(defaultValue = "0") int page,
            Locale language,
            Model model) {
        var letters = article.strip();
        letters = letters.substring(0, Math.min(LONGEST, letters.length()));
        var total = baskets.count(letters);
        var at = Math.max(0, Math.min(page, (total - 1) / SIZE));
        model.addAttribute("run", baskets.last());
        model.addAttribute("rules", baskets.rules(letters, language, at * SIZE, SIZE));
        model.addAttribute("total", total);
        model.addAttribute("page", at);
        model.addAttribute("size", SIZE);
        model.addAttribute("article", letters);
        return "value/bought-together";
    }
}
