package io.wayline.journey.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.compare.Change;
import io.wayline.journey.catalogue.compare.Comparison;
import io.wayline.journey.catalogue.compare.Comparisons;
import io.wayline.journey.catalogue.plan.PublicationPlan;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/catalogue")
@Tag(name = "Catalogue")
class PublicationsApi {

    private static final String THING = "/{kind}/{key}";
    private static final String WAITING = THING + "/publications/{id}";
    private static final String PLANNED = "planned";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final CatalogueItems items;
    private final Comparisons comparisons;
    private final PublicationPlans plans;

    PublicationsApi(CatalogueItems items, Comparisons comparisons, PublicationPlans plans) {
        this.items = items;
        this.comparisons = comparisons;
        this.plans = plans;
    }

    /**
     * What a newer version means that the older one did not.
     *
     * @param from the older version: its number
     * @param to the newer one: its number, {@code planned}, or {@code sent} for what was sent
     * @param readable false when one of them cannot be read
     * @param moved how many things only stand elsewhere in the drawing
     */
    record ComparisonView(String from, String to, boolean readable, int moved, List<ChangeView> changes) {}

    /**
     * One change.
     *
     * @param sort ADDED, REMOVED, CHANGED, or RENAMED
     * @param text a sentence, in the language of {@code Accept-Language}
     * @param before the elements of the older drawing that it is about
     * @param after the elements of the newer one
     */
    record ChangeView(String sort, String text, List<String> before, List<String> after) {

        static ChangeView of(Change change) {
            return new ChangeView(change.sort().name(), change.text(), change.before(), change.after());
        }
    }

    /**
     * A publication that waits, or waited.
     *
     * @param state ASKED waits for a second person, PLANNED for its time; PUBLISHED, REFUSED, DECLINED, CANCELLED are over
     * @param at when it is to count; null for as soon as it is confirmed
     * @param seen the version that counted when it was asked for
     * @param version the number of the version that it became
     * @param refusal why it was refused, as problems say it
     */
    record PublicationView(
            String id,
            String kind,
            String key,
            String state,
            @Nullable Instant at,
            int seen,
            String askedBy,
            Instant askedAt,
            String reason,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endedWhy,
            @Nullable String refusal,
            @Nullable Integer version) {

        static PublicationView of(PublicationPlan plan) {
            return new PublicationView(
                    plan.id(),
                    plan.item().kind().text(),
                    plan.item().key(),
                    plan.state().name(),
                    plan.publishAt(),
                    plan.seen(),
                    plan.askedBy(),
                    plan.askedAt(),
                    plan.why(),
                    plan.confirmedBy(),
                    plan.confirmedAt(),
                    plan.endedBy(),
                    plan.endedAt(),
                    plan.endedWhy(),
                    plan.refusal(),
                    plan.number());
        }
    }

    /** Why not. */
    record Decline(@Nullable String reason) {}

    @GetMapping(THING + "/compare")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(
            summary = "Compare two versions",
            description =
                    "Each change of meaning is one sentence; what only stands elsewhere is counted. from and to are numbers"
                            + " of versions, or planned for what waits to be published; without them what counts is"
                            + " compared with what waits.")
    ComparisonView compare(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam @Nullable String from,
            @RequestParam(defaultValue = PLANNED) String to,
            Locale language) {
        var id = ItemId.of(kind, key);
        var older = from == null ? counting(id, language) : from;
        return view(older, to, comparisons.of(id, content(id, "from", older), content(id, "to", to), language));
    }

    @PostMapping(path = "/compare", consumes = "application/json")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "Compare a drawing with what counts",
            description = "As the other comparison; the body is that of check. Changes nothing.")
    ComparisonView compare(@RequestBody CatalogueApi.Content body, Locale language) {
        var change = body.change();
        var older = counting(change.id(), language);
        return view(
                older,
                "sent",
                comparisons.of(change.id(), content(change.id(), "from", older), change.content(), language));
    }

    @GetMapping(THING + "/publication")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.SUPERVISOR, Role.ADMIN})
    @Operation(
            summary = "Read the publication that waits, or the last one that did",
            description = "404 when none ever did.")
    PublicationView publication(@PathVariable String kind, @PathVariable String key) {
        return plans.newest(ItemId.of(kind, key))
                .map(PublicationView::of)
                .orElseThrow(() -> new NotFound("publication-plan"));
    }

    @PostMapping(WAITING + "/confirm")
    // the second pair of eyes is a person's
    @Allowed(roles = Role.OPERATIONS)
    @Operation(
            summary = "Confirm what somebody else wants to publish",
            description = "It counts at once, or from its time on. Only people confirm, no keys, and nobody their own.")
    PublicationView confirm(
            @PathVariable String kind, @PathVariable String key, @PathVariable String id, Principal by) {
        var item = ItemId.of(kind, key);
        plans.confirm(item, id, by.getName());
        return PublicationView.of(plans.get(item, id));
    }

    @PostMapping(path = WAITING + "/decline", consumes = "application/json")
    // the second pair of eyes is a person's
    @Allowed(roles = Role.OPERATIONS)
    @Operation(summary = "Decline what somebody else wants to publish", description = "With a reason. Only people do.")
    PublicationView decline(
            @PathVariable String kind,
            @PathVariable String key,
            @PathVariable String id,
            @RequestBody Decline body,
            Principal by) {
        return PublicationView.of(plans.decline(ItemId.of(kind, key), id, by.getName(), body.reason()));
    }

    @PostMapping(WAITING + "/cancel")
    @Allowed(scopes = Scope.CATALOGUE_WRITE, roles = Role.OPERATIONS)
    @Operation(summary = "Take back what waits to be published", description = "409 when nothing waits any more.")
    PublicationView cancel(@PathVariable String kind, @PathVariable String key, @PathVariable String id, Principal by) {
        return PublicationView.of(plans.cancel(ItemId.of(kind, key), id, by.getName()));
    }

    private String counting(ItemId id, Locale language) {
        return String.valueOf(items.get(id, language).shown().number());
    }

    private ModelContent content(ItemId id, String field, String which) {
        if (which.equals(PLANNED)) {
            return plans.open(id).map(PublicationPlan::content).orElseThrow(() -> new NotFound("publication-plan"));
        }
        if (!NUMBER.matcher(which).matches()) {
            throw new InvalidValue(field, "names no version", "send the number of a version, or planned");
        }
        return items.content(id, Integer.parseInt(which));
    }

    private static ComparisonView view(String from, String to, Comparison comparison) {
        return new ComparisonView(
                from,
                to,
                comparison.readable(),
                comparison.moved(),
                comparison.changes().stream().map(ChangeView::of).toList());
    }
}
