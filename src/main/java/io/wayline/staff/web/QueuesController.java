package io.wayline.staff.web;

import java.util.List;
import java.util.Set;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.shared.NotFound;
import io.wayline.staff.Personnel;
import io.wayline.staff.Queues;
import io.wayline.staff.Queues.Queue;
import io.wayline.staff.Unfit;

/** Where an admin looks after queues. */
@Controller
@RequestMapping("/settings/queues")
class QueuesController {

    /** More people than this are no list to tick; a search comes with the first company that has them. */
    private static final int MOST_PEOPLE = 500;

    private final Queues queues;
    private final Personnel personnel;

    QueuesController(Queues queues, Personnel personnel) {
        this.queues = queues;
        this.personnel = personnel;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("queues", queues.list());
        return "staff/queues";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(new Queue("", "", "", Set.of(), 0), false, model);
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") Set<String> members,
            Model model,
            HttpServletResponse response) {
        try {
            queues.create(key, nameEn, nameZh, members);
            return "redirect:/settings/queues";
        } catch (Unfit unfit) {
            Faults.show(unfit, model, response);
            return form(new Queue(key, nameEn, nameZh, members, 0), false, model);
        }
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model model) {
        return form(queue(key), true, model);
    }

    @PostMapping("/{key}")
    String change(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") Set<String> members,
            @RequestParam int version,
            Model model,
            HttpServletResponse response) {
        try {
            queues.change(key, nameEn, nameZh, members, version);
            return "redirect:/settings/queues";
        } catch (Unfit unfit) {
            Faults.show(unfit, model, response);
            return form(new Queue(key, nameEn, nameZh, members, queue(key).version()), true, model);
        }
    }

    private Queue queue(String key) {
        return queues.list().stream()
                .filter(queue -> queue.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("queue"));
    }

    private String form(Queue queue, boolean known, Model model) {
        model.addAttribute("queue", queue);
        model.addAttribute("known", known);
        model.addAttribute("chosen", List.copyOf(queue.members()));
        model.addAttribute("people", personnel.roll(0, MOST_PEOPLE).accounts());
        return "staff/queue";
    }
}
