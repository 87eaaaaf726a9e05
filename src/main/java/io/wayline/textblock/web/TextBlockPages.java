package io.wayline.textblock.web;

import java.security.Principal;
import java.util.Arrays;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.Refusal;
import io.wayline.staff.Queues;
import io.wayline.textblock.InvalidBlock;
import io.wayline.textblock.Placeholder;
import io.wayline.textblock.TextBlock;
import io.wayline.textblock.TextBlocks;
import io.wayline.textblock.TextBlocks.Draft;

/** Where supervisors look after text blocks. */
@Controller
@RequestMapping("/settings/text-blocks")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
class TextBlockPages {

    private static final int ROWS = 50;
    private static final String LIST = "redirect:/settings/text-blocks";

    private final TextBlocks blocks;
    private final Queues queues;

    TextBlockPages(TextBlocks blocks, Queues queues) {
        this.blocks = blocks;
        this.queues = queues;
    }

    @GetMapping
    String list(@RequestParam @Nullable String cursor, Model model) {
        model.addAttribute("page", blocks.page(cursor, ROWS));
        model.addAttribute("first", cursor == null);
        model.addAttribute("queues", queues.list());
        return "textblock/text-blocks";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(null, new Draft("", "", "", ""), null, model);
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String body,
            Principal by,
            Model model,
            HttpServletResponse response) {
        var draft = new Draft(name, queue, language, body);
        try {
            blocks.create(draft, by.getName());
            return LIST;
        } catch (InvalidBlock unfit) {
            return again(null, draft, unfit, model, response);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        var block = blocks.get(id);
        return form(block, new Draft(block.name(), block.queue(), block.language(), block.body()), null, model);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "-1") int version,
            Principal by,
            Model model,
            HttpServletResponse response) {
        var draft = new Draft(name, queue, language, body);
        try {
            blocks.change(id, draft, version, by.getName());
            return LIST;
        } catch (InvalidBlock unfit) {
            return again(blocks.get(id), draft, unfit, model, response);
        }
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable long id, Principal by) {
        blocks.remove(id, by.getName());
        return LIST;
    }

    private String again(
            @Nullable TextBlock block, Draft draft, InvalidBlock unfit, Model model, HttpServletResponse response) {
        response.setStatus(unfit.kind() == Refusal.Kind.CONFLICT ? HttpServletResponse.SC_CONFLICT : 422);
        return form(block, draft, unfit, model);
    }

    private String form(@Nullable TextBlock block, Draft draft, @Nullable InvalidBlock fault, Model model) {
        model.addAttribute("block", block);
        model.addAttribute("draft", draft);
        model.addAttribute("fault", fault);
        model.addAttribute("queues", queues.list());
        model.addAttribute("languages", TextBlocks.LANGUAGES);
        model.addAttribute(
                "placeholders",
                Arrays.stream(Placeholder.values()).map(Placeholder::word).toList());
        return "textblock/text-block";
    }
}
