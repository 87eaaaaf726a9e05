package io.wayline.workspace.web.search;

import java.util.List;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.shared.CustomerRef;
import io.wayline.staff.Person;
import io.wayline.workspace.web.customer.CustomerAside;

/** One thing that was found, shown beside the list of all; who may not open its page does not get it here either. */
@Controller
class SearchPreviews {

    static final String CUSTOMER = "/search/customers/";
    static final String TASK = "/search/tasks/";

    private final VisibleCustomers visible;
    private final CustomerAside aside;
    private final TaskList tasks;
    private final TaskClocks clocks;
    private final Customers customers;

    SearchPreviews(
            VisibleCustomers visible, CustomerAside aside, TaskList tasks, TaskClocks clocks, Customers customers) {
        this.visible = visible;
        this.aside = aside;
        this.tasks = tasks;
        this.clocks = clocks;
        this.customers = customers;
    }

    @GetMapping(CUSTOMER + "{ref}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
    String customer(@PathVariable String ref, Viewer viewer, Model model) {
        var customer = visible.get(new CustomerRef(ref), viewer).customer();
        model.addAttribute("customer", customer);
        aside.add(customer, "", viewer, model);
        return "workspace/search-customer";
    }

    @GetMapping(TASK + "{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    String task(@PathVariable String id, @AuthenticationPrincipal Person reader, Model model) {
        var language = LocaleContextHolder.getLocale();
        var item = tasks.called(tasks.get(id, reader), language);
        model.addAttribute("item", item);
        model.addAttribute("countdown", clocks.of(List.of(item)).get(item.id()));
        model.addAttribute("journey", tasks.journeyNames(language).get(item.journey()));
        model.addAttribute("customer", customers.find(item.customer()).orElse(null));
        return "workspace/search-task";
    }
}
