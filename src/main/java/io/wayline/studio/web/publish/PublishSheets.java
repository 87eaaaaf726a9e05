package io.wayline.studio.web.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.journey.catalogue.CatalogueItem;
import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.CatalogueItems.Listed;
import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.FindingPlaces;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemVersion;
import io.wayline.journey.catalogue.VersionState;
import io.wayline.journey.catalogue.compare.Comparison;
import io.wayline.journey.catalogue.compare.Comparisons;
import io.wayline.journey.catalogue.plan.PublicationPlan;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.shared.NotFound;

/** What the page of a publication shows: what waits, or else the reader's own draft, and the way back. */
@Component
class PublishSheets {

    private static final int LOOKED_AT = 50;

    private final CatalogueItems items;
    private final Drafts drafts;
    private final PublicationPlans plans;
    private final Comparisons comparisons;
    private final Touched touched;
    private final FindingPlaces findings;
    private final PublishTimes times;

    PublishSheets(
            CatalogueItems items,
            Drafts drafts,
            PublicationPlans plans,
            Comparisons comparisons,
            Touched touched,
            FindingPlaces findings,
            PublishTimes times) {
        this.items = items;
        this.drafts = drafts;
        this.plans = plans;
        this.comparisons = comparisons;
        this.touched = touched;
        this.findings = findings;
        this.times = times;
    }

    /** Whether it has a page of its own: something of it was published once. */
    boolean knows(ItemId id) {
        return thing(id, Locale.ENGLISH).isPresent();
    }

    /** @throws NotFound when nobody knows it, and nothing of it waits or is drawn by the reader */
    void fill(Model model, ItemId id, String person, Locale reader) {
        var thing = thing(id, reader);
        var plan = plans.open(id);
        var draft = plan.isPresent() ? Optional.<Draft>empty() : drafts.find(id, person);
        var content = plan.map(PublicationPlan::content).or(() -> draft.map(Draft::content));
        var ended = plans.ended(id, person);
        if (thing.isEmpty()
                && content.isEmpty()
                && ended.isEmpty()
                && plans.unread(id).isEmpty()) {
            throw new NotFound("catalogue-item");
        }
        model.addAttribute(
                "name",
                thing.map(Listed::name)
                        .or(() -> content.or(() -> ended.map(PublicationPlan::content))
                                .flatMap(each -> each.drawnName(id.kind())))
                        .orElse(id.key()));
        model.addAttribute("known", thing.isPresent());
        model.addAttribute("number", thing.map(known -> known.shown().number()).orElse(0));
        model.addAttribute("seen", thing.map(known -> known.item().seen()).orElse(0));
        model.addAttribute("kind", id.kind().text());
        model.addAttribute("path", "/studio/catalogue/%s/%s".formatted(id.kind().text(), id.key()));
        model.addAttribute("secondPerson", plans.wantsSecondPerson());
        model.addAttribute("suggestion", times.suggestion());
        refused(model, id, reader);
        model.addAttribute("ended", ended.orElse(null));
        model.addAttribute(
                "back",
                thing.map(Listed::item)
                        .map(CatalogueItem::live)
                        .flatMap(live -> before(id, live))
                        .orElse(null));
        plan.ifPresent(waits -> waiting(model, waits, person));
        draft.ifPresent(mine -> drafted(model, mine, reader));
        var comparison = thing.flatMap(known -> content.map(
                newer -> comparisons.of(id, items.content(id, known.shown().number()), newer, reader)));
        model.addAttribute("comparison", comparison.orElse(null));
        model.addAttribute("whom", touched.of(id, comparison.orElse(new Comparison(List.of(), 0, true)), reader));
    }

    private Optional<Listed> thing(ItemId id, Locale reader) {
        try {
            return Optional.of(items.get(id, reader));
        } catch (NotFound neverPublished) {
            return Optional.empty();
        }
    }

    private void waiting(Model model, PublicationPlan plan, String person) {
        model.addAttribute("plan", plan);
        model.addAttribute("day", times.day(plan.publishAt()));
        model.addAttribute("mayConfirm", plans.mayConfirm(plan, person));
        model.addAttribute("to", Sides.PLANNED);
    }

    private void drafted(Model model, Draft draft, Locale reader) {
        model.addAttribute("draft", draft);
        model.addAttribute("to", Sides.DRAFT);
        model.addAttribute(
                "found",
                findings.tell(
                        draft.id(),
                        draft.content(),
                        drafts.check(draft.id(), draft.owner()).all(),
                        reader));
    }

    private void refused(Model model, ItemId id, Locale reader) {
        plans.unread(id).ifPresent(plan -> {
            model.addAttribute("news", plan);
            model.addAttribute("newsFound", findings.tell(id, plan.content(), plan.findings(), reader));
        });
    }

    /** What counted before what counts now. */
    private Optional<ItemVersion> before(ItemId id, int live) {
        return items.versions(id, String.valueOf(live), LOOKED_AT).items().stream()
                .filter(version -> version.state() == VersionState.RETIRED && version.publishedAt() != null)
                .findFirst();
    }
}
