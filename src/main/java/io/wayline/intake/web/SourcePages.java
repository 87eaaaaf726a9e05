package io.wayline.intake.web;

import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.intake.source.EventSources;
import io.wayline.shared.InvalidValue;

/** Where an admin says what each source may send, and gives it a secret. */
@Controller
@RequestMapping("/settings/sources")
class SourcePages {

    private final EventSources sources;

    SourcePages(EventSources sources) {
        this.sources = sources;
    }

    /** What is wrong with a field, in the words of the refusal with this code. */
    public record Fault(String field, String code) {}

    /** What was typed. */
    public record Typed(
            String name,
            String types,
            @Nullable Integer rate,
            @Nullable Integer burst) {}

    @GetMapping
    String list(Model model) {
        return page(new Typed("", "", null, null), model);
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String types,
            @RequestParam(required = false) @Nullable Integer rate,
            @RequestParam(required = false) @Nullable Integer burst,
            Model model,
            HttpServletResponse response) {
        try {
            sources.save(name.strip(), words(types), rate, burst);
            return "redirect:/settings/sources";
        } catch (InvalidValue invalid) {
            model.addAttribute("fault", new Fault(invalid.field(), "source-" + invalid.field()));
            response.setStatus(422);
            return page(new Typed(name, types, rate, burst), model);
        }
    }

    /** The secret is shown in this one answer and never again. */
    @PostMapping("/secret")
    String rotate(@RequestParam String name, Principal by, Model model) {
        model.addAttribute("made", sources.rotateSecret(name, by.getName()));
        model.addAttribute("madeFor", name);
        return list(model);
    }

    @PostMapping("/forget")
    String forget(@RequestParam String name, Principal by) {
        sources.delete(name, by.getName());
        return "redirect:/settings/sources";
    }

    private String page(Typed typed, Model model) {
        model.addAttribute("sources", sources.list());
        model.addAttribute("typed", typed);
        return "intake/sources";
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    }
}
