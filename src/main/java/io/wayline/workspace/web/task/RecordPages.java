package io.wayline.workspace.web.task;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.task.record.TaskRecords;
import io.wayline.shared.CustomerRef;

/** What a colleague did in one task, for whoever may read the customer's story. */
@Controller
class RecordPages {

    private final VisibleCustomers customers;
    private final TaskRecords records;
    private final RecordViews views;

    RecordPages(VisibleCustomers customers, TaskRecords records, RecordViews views) {
        this.customers = customers;
        this.records = records;
        this.views = views;
    }

    /** The story is kept longer than records are; a page without one says so. */
    @GetMapping("/customers/{ref}/records/{task}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
    String record(@PathVariable String ref, @PathVariable String task, Viewer viewer, Model model) {
        var seen = customers.get(new CustomerRef(ref), viewer);
        var kept = records.of(task, seen.customer().id()).stream().toList();
        model.addAttribute("customer", seen.customer());
        model.addAttribute("records", views.of(kept, seen.fieldAccess(), viewer.name()));
        return "workspace/record";
    }
}
