package io.wayline.workspace.web.call;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.callback.Callback;
import io.wayline.callback.Callbacks;
import io.wayline.customer.Customer;
import io.wayline.customer.access.Contact;
import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.task.WorkItem;

/** What the page of a task says of the call that is made in it; the number is masked until who has the task asks. */
@Component
public class CallPanels {

    private final Callbacks callbacks;
    private final Disclosures disclosures;

    CallPanels(Callbacks callbacks, Disclosures disclosures) {
        this.callbacks = callbacks;
        this.disclosures = disclosures;
    }

    /**
     * When, on which number, and for the how manieth time.
     *
     * @param open whether the number is shown as it is
     */
    public record Panel(Callback call, @Nullable String phone, boolean open) {}

    public void add(WorkItem item, @Nullable Customer customer, Viewer viewer, Model model) {
        model.addAttribute(
                "call",
                callbacks
                        .ofTask(item.id())
                        .map(call -> panel(call, item, customer, viewer))
                        .orElse(null));
    }

    private Panel panel(Callback call, WorkItem item, @Nullable Customer customer, Viewer viewer) {
        if (customer == null) {
            return new Panel(call, null, false);
        }
        var open = item.isOpen() && viewer.name().equals(item.assignee()) && disclosures.isRevealed(customer, viewer);
        return new Panel(call, (open ? Contact.open(customer) : Contact.masked(customer)).phone(), open);
    }
}
