package io.wayline.workspace.web.task;

import java.security.Principal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.Customers;
import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.task.TaskList;
import io.wayline.shared.NotFound;
import io.wayline.staff.Notices;
import io.wayline.workspace.Worker;

/** What belongs to a task beside its answers: where a notice leads, that it was seen, and the number to call. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class NoticePages {

    private final Notices notices;
    private final TaskList list;
    private final Customers customers;
    private final Disclosures disclosures;
    private final Worker worker;

    NoticePages(Notices notices, TaskList list, Customers customers, Disclosures disclosures, Worker worker) {
        this.notices = notices;
        this.list = list;
        this.customers = customers;
        this.disclosures = disclosures;
        this.worker = worker;
    }

    /** Where to look: the first open task of a customer's way, else the list. */
    @GetMapping("/work/of/{instance}")
    String look(@PathVariable String instance, Principal reader, RedirectAttributes address) {
        return list.openOf(instance, worker.of(reader))
                .map(item -> {
                    address.addAttribute("id", item.id());
                    return "redirect:/work/{id}";
                })
                .orElse("redirect:/work?show=all");
    }

    /** Shows the number to whoever has the task of calling, and remembers that it was shown. */
    @PostMapping("/work/{id}/number")
    String number(@PathVariable String id, Principal reader, Viewer viewer, RedirectAttributes address) {
        var item = list.get(id, worker.of(reader));
        if (!item.isOpen() || !viewer.name().equals(item.assignee())) {
            throw new NotFound("task");
        }
        disclosures.forCall(customers.get(item.customer()), viewer);
        address.addAttribute("id", id);
        return "redirect:/work/{id}";
    }

    @PostMapping("/notices/{id}/seen")
    String seen(@PathVariable long id, Principal by) {
        notices.seen(id, worker.of(by));
        return "redirect:/work";
    }
}
