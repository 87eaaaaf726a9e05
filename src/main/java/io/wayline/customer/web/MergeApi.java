package io.wayline.customer.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.MergeField;
import io.wayline.customer.merge.MergePlan;
import io.wayline.customer.merge.Merges;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MergeParticipant.Effect;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Two customers who are one person become one customer. */
@RestController
@RequestMapping("/api/v1/duplicates/{id}/merge")
@Tag(name = "Customers")
class MergeApi {

    private final Merges merges;
    private final CustomerTags tags;

    MergeApi(Merges merges, CustomerTags tags) {
        this.merges = merges;
        this.tags = tags;
    }

    /**
     * What a merge would do.
     *
     * @param other who goes on in the kept one
     * @param differing the fields of which both say something, and not the same
     * @param taken the fields whose value comes from the other
     * @param effects what happens to all that hangs on the other, by a stable word, with its count
     */
    record PlanView(
            CustomerView kept,
            CustomerView other,
            int keptVersion,
            int otherVersion,
            List<String> differing,
            List<String> taken,
            List<Effect> effects) {}

    /**
     * How to merge.
     *
     * @param keep the ref of the one who stays
     * @param take fields whose value comes from the other; what the kept one lacks always does
     * @param keptVersion as looked at; left out, whatever it is now
     * @param otherVersion as looked at; left out, whatever it is now
     */
    record NewMerge(
            @Nullable String keep,
            @Nullable List<String> take,
            @Nullable Integer keptVersion,
            @Nullable Integer otherVersion) {}

    @GetMapping
    @Allowed(scopes = Scope.CUSTOMERS_READ, roles = Role.SUPERVISOR)
    @Operation(
            summary = "Foresee what merging two customers would do",
            description =
                    "Nothing is changed. `keep` is the ref of the one who stays; left out, it is who has been with"
                            + " us longer.")
    PlanView plan(
            @PathVariable String id,
            @RequestParam @Nullable String keep,
            @RequestParam(defaultValue = "") List<String> take,
            Viewer viewer) {
        return merges.plan(id, keep == null ? null : new CustomerRef(keep), fields(take))
                .map(plan -> view(plan, viewer))
                .orElseThrow(() -> new NotFound("duplicate"));
    }

    @PostMapping(consumes = "application/json")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.SUPERVISOR)
    @Operation(
            summary = "Merge two customers who are one person",
            description = "Cannot be undone. The old ref leads to the kept customer from then on. A second time changes"
                    + " nothing and answers the same customer.")
    ResponseEntity<CustomerView> merge(@PathVariable String id, @RequestBody NewMerge asked, Viewer viewer) {
        if (asked.keep() == null) {
            throw new InvalidValue("keep", "is missing", "send the ref of the customer who stays");
        }
        var kept = merges.merge(
                id,
                new MergeChoice(
                        new CustomerRef(asked.keep()),
                        fields(asked.take() == null ? List.of() : asked.take()),
                        asked.keptVersion(),
                        asked.otherVersion()),
                viewer.name());
        return ResponseEntity.ok()
                .eTag(Preconditions.tag(kept.version()))
                .body(CustomerView.of(kept, tags.of(kept.id()), viewer.fieldAccess()));
    }

    private PlanView view(MergePlan plan, Viewer viewer) {
        return new PlanView(
                CustomerView.of(plan.kept(), tags.of(plan.kept().id()), viewer.fieldAccess()),
                CustomerView.of(plan.other(), tags.of(plan.other().id()), viewer.fieldAccess()),
                plan.kept().version(),
                plan.other().version(),
                MergeField.differing(plan.kept(), plan.other()).stream()
                        .map(MergeField::word)
                        .toList(),
                plan.taken().stream().map(MergeField::word).toList(),
                plan.effects());
    }

    private static List<MergeField> fields(List<String> words) {
        return words.stream().map(MergeField::of).toList();
    }
}
