package io.wayline.staff.web;

import java.time.DayOfWeek;
import java.util.Arrays;
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
import io.wayline.staff.InvalidAccount;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.Personnel;
import io.wayline.staff.Queues;
import io.wayline.staff.Queues.Queue;

/** Where an admin looks after queues. */
@Controller
@RequestMapping("/settings/queues")
class QueuePages {

    /** More people than this are no list to tick; a search comes with the first company that has them. */
    private static final int MOST_PEOPLE = 500;

    private final Queues queues;
    private final OpeningHours openingHours;
    private final Personnel personnel;

    QueuePages(Queues queues, OpeningHours openingHours, Personnel personnel) {
        this.queues = queues;
        this.openingHours = openingHours;
        this.personnel = personnel;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("queues", queues.list());
        return "staff/queues";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(new Queue("", "", "", Set.of(), 0), OpeningHours.Plan.USUAL, false, model);
    }

    @PostMapping
    String create(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") Set<String> members,
            HoursForm hours,
            Model model,
            HttpServletResponse response) {
        try {
            openingHours.check(hours.plan());
            queues.create(key, nameEn, nameZh, members);
            openingHours.change(key, hours.plan());
            return "redirect:/settings/queues";
        } catch (InvalidAccount unfit) {
            Faults.show(unfit, model, response);
            return form(new Queue(key, nameEn, nameZh, members, 0), hours.plan(), false, model);
        }
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model model) {
        return form(queue(key), openingHours.plan(key), true, model);
    }

    @PostMapping("/{key}")
    String change(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") Set<String> members,
            @RequestParam int version,
            HoursForm hours,
            Model model,
            HttpServletResponse response) {
        try {
            openingHours.check(hours.plan());
            queues.change(key, nameEn, nameZh, members, version);
            openingHours.change(key, hours.plan());
            return "redirect:/settings/queues";
        } catch (InvalidAccount unfit) {
            Faults.show(unfit, model, response);
            return form(new Queue(key, nameEn, nameZh, members, queue(key).version()), hours.plan(), true, model);
        }
    }

    private Queue queue(String key) {
        return queues.list().stream()
                .filter(queue -> queue.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("queue"));
    }

    private String form(Queue queue, OpeningHours.Plan plan, boolean known, Model model) {
        model.addAttribute("places", String.valueOf(plan.places()));
        model.addAttribute("slotMinutes", String.valueOf(plan.slotMinutes()));
        model.addAttribute(
                "week",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> plan.week().getOrDefault(day, ""))
                        .toList());
        model.addAttribute("queue", queue);
        model.addAttribute("known", known);
        model.addAttribute("chosen", List.copyOf(queue.members()));
        model.addAttribute("people", personnel.roll(0, MOST_PEOPLE).accounts());
        return "staff/queue";
    }
}
