package io.wayline.workspace.web.customer;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.Customer;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.change.CustomerMoved;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.MergeField;
import io.wayline.customer.merge.MergePlan;
import io.wayline.customer.merge.Merges;
import io.wayline.shared.CustomerRef;
import io.wayline.workspace.StaffOwners;

/** Merging two customers in two looks: first who stays and whose values hold, then what exactly will happen. */
@Controller
@RequestMapping("/duplicates/{id}/merge")
@PreAuthorize("hasRole('SUPERVISOR')")
class MergePages {

    /** Before the name of a field whose value is chosen; what follows the sign is empty when the kept one's stays. */
    private static final String TAKE = "take.";

    private final Merges merges;
    private final StaffOwners owners;

    MergePages(Merges merges, StaffOwners owners) {
        this.merges = merges;
        this.owners = owners;
    }

    /** A field of which both say something different, with what each says. */
    public record Choice(String field, String ofKept, String ofOther, boolean taken) {}

    @GetMapping
    String choose(
            @PathVariable String id,
            @RequestParam @Nullable String keep,
            @RequestParam(defaultValue = "") List<String> take,
            RedirectAttributes address,
            Model model) {
        return shown("workspace/merge", id, keep, take, address, model);
    }

    /** Nothing is changed yet: this says what would be. */
    @GetMapping("/confirm")
    String confirm(
            @PathVariable String id,
            @RequestParam @Nullable String keep,
            @RequestParam Map<String, String> chosen,
            @RequestParam @Nullable String changed,
            RedirectAttributes address,
            Model model) {
        model.addAttribute("changed", changed != null);
        var take = chosen.entrySet().stream()
                .filter(each -> each.getKey().startsWith(TAKE))
                .map(Map.Entry::getValue)
                .toList();
        return shown("workspace/merge-confirm", id, keep, take, address, model);
    }

    /** When one of the two has changed since the last look, it is shown again and nothing happens. */
    @PostMapping
    String merge(
            @PathVariable String id,
            @RequestParam String keep,
            @RequestParam(defaultValue = "") List<String> take,
            @RequestParam int keptVersion,
            @RequestParam int otherVersion,
            Viewer by,
            RedirectAttributes address) {
        try {
            var choice = new MergeChoice(new CustomerRef(keep), fields(take), keptVersion, otherVersion);
            return customer(merges.merge(id, choice, by.name()), address);
        } catch (CustomerMoved moved) {
            address.addAttribute("id", id);
            address.addAttribute("keep", keep);
            take.forEach(field -> address.addAttribute(TAKE + field, field));
            address.addAttribute("changed", "");
            return "redirect:/duplicates/{id}/merge/confirm";
        }
    }

    private String shown(
            String page, String id, @Nullable String keep, List<String> take, RedirectAttributes address, Model model) {
        var plan = merges.plan(id, keep == null ? null : new CustomerRef(keep), fields(take));
        if (plan.isEmpty()) {
            return customer(merges.outcome(id), address);
        }
        model.addAttribute("id", id);
        model.addAttribute("plan", plan.get());
        var names = StaffOwners.names(owners.all());
        var owner = plan.get().result().owner();
        model.addAttribute("result", plan.get().result());
        model.addAttribute("owner", owner == null ? null : names.getOrDefault(owner, owner));
        model.addAttribute("choices", choices(plan.get(), names));
        model.addAttribute(
                "taken", plan.get().taken().stream().map(MergeField::word).toList());
        return page;
    }

    private static List<Choice> choices(MergePlan plan, Map<String, String> names) {
        return MergeField.differing(plan.kept(), plan.other()).stream()
                .map(field -> new Choice(
                        field.word(),
                        said(field, plan.kept(), names),
                        said(field, plan.other(), names),
                        plan.taken().contains(field)))
                .toList();
    }

    /** An account that no longer looks after customers is named as it is. */
    private static String said(MergeField field, Customer customer, Map<String, String> names) {
        var text = field.text(customer);
        return field == MergeField.OWNER ? names.getOrDefault(text, text) : text;
    }

    private static String customer(Customer kept, RedirectAttributes address) {
        address.addAttribute("ref", kept.ref().value());
        return "redirect:/customers/{ref}";
    }

    private static List<MergeField> fields(List<String> words) {
        return words.stream()
                .filter(word -> !word.isEmpty())
                .map(MergeField::of)
                .toList();
    }
}
