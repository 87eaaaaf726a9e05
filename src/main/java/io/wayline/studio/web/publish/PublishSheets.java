package io.wayline.studio.web.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.FindingPlaces;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemVersion;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.VersionState;
import io.wayline.journey.catalogue.compare.Comparison;
import io.wayline.journey.catalogue.compare.Comparisons;
import io.wayline.journey.catalogue.plan.PublicationPlan;
import io.wayline.journey.catalogue.plan.PublicationPlans;

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

    void fill(Model model, ItemId id, String person, Locale reader) {
        var thing = items.get(id, reader);
        var item = thing.item();
        model.addAttribute("thing", thing);
        model.addAttribute("item", item);
        model.addAttribute("kind", id.kind().text());
        model.addAttribute("path", "/studio/catalogue/%s/%s".formatted(id.kind().text(), id.key()));
        model.addAttribute("secondPerson", plans.wantsSecondPerson());
        model.addAttribute("earliest", times.earliest());
        model.addAttribute("suggestion", times.suggestion());
        refused(model, id, reader);
        var back = item.live() == null ? Optional.<ItemVersion>empty() : before(id, item.live());
        model.addAttribute("back", back.orElse(null));
        var counting = items.content(id, thing.shown().number());
        var plan = plans.open(id);
        if (plan.isPresent()) {
            waiting(model, plan.get(), counting, person, reader);
            return;
        }
        drafts.find(id, person).ifPresent(draft -> drafted(model, draft, counting, reader));
        if (!model.containsAttribute("draft")) {
            // nothing is to be published: only whom the way back touches
            model.addAttribute("whom", touched.of(id, new Comparison(List.of(), 0, true), reader));
        }
    }

    private void waiting(Model model, PublicationPlan plan, ModelContent counting, String person, Locale reader) {
        model.addAttribute("plan", plan);
        model.addAttribute("day", times.day(plan.publishAt()));
        model.addAttribute("mayConfirm", plans.mayConfirm(plan, person));
        model.addAttribute("to", Sides.PLANNED);
        changes(model, plan.item(), counting, plan.content(), reader);
    }

    private void drafted(Model model, Draft draft, ModelContent counting, Locale reader) {
        model.addAttribute("draft", draft);
        model.addAttribute("to", Sides.DRAFT);
        model.addAttribute(
                "found",
                findings.tell(
                        draft.id(),
                        draft.content(),
                        drafts.check(draft.id(), draft.owner()).all(),
                        reader));
        changes(model, draft.id(), counting, draft.content(), reader);
    }

    private void changes(Model model, ItemId id, ModelContent before, ModelContent after, Locale reader) {
        var comparison = comparisons.of(id, before, after, reader);
        model.addAttribute("comparison", comparison);
        model.addAttribute("whom", touched.of(id, comparison, reader));
    }

    private void refused(Model model, ItemId id, Locale reader) {
        plans.newest(id).filter(PublicationPlan::isNews).ifPresent(plan -> {
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
