package io.wayline.studio.web.publish;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.CatalogueItem;
import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.plan.PublicationPlan;
import io.wayline.journey.catalogue.plan.PublicationPlans;
import io.wayline.shared.NotFound;

/** What can be compared of a thing: its versions by number, the reader's own draft, and what waits to be published. */
@Component
class Sides {

    static final String DRAFT = "draft";
    static final String PLANNED = "planned";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final CatalogueItems items;
    private final Drafts drafts;
    private final PublicationPlans plans;

    Sides(CatalogueItems items, Drafts drafts, PublicationPlans plans) {
        this.items = items;
        this.drafts = drafts;
        this.plans = plans;
    }

    /** @throws NotFound when there is no such side, or not for this reader */
    ModelContent content(ItemId id, String which, String reader) {
        return switch (which) {
            case DRAFT -> drafts.find(id, reader).map(Draft::content).orElseThrow(Sides::none);
            case PLANNED -> plans.open(id).map(PublicationPlan::content).orElseThrow(Sides::none);
            default -> items.content(id, number(which).orElseThrow(Sides::none));
        };
    }

    /** What a reader compares first: the newest that does not count yet, else the last change. */
    String newer(ItemId id, String reader, Locale language) {
        if (drafts.find(id, reader).isPresent()) {
            return DRAFT;
        }
        return plans.open(id).isPresent()
                ? PLANNED
                : String.valueOf(item(id, language).newest());
    }

    /** What it is compared with first: what counts, else the one before. */
    String older(ItemId id, String newer, Locale language) {
        var item = item(id, language);
        var counts = items.get(id, language).shown().number();
        return String.valueOf(
                newer.equals(String.valueOf(counts)) ? Math.max(1, Math.min(counts, item.newest()) - 1) : counts);
    }

    static Optional<Integer> number(String which) {
        return NUMBER.matcher(which).matches() ? Optional.of(Integer.valueOf(which)) : Optional.empty();
    }

    private CatalogueItem item(ItemId id, Locale language) {
        return items.get(id, language).item();
    }

    private static NotFound none() {
        return new NotFound("catalogue-version");
    }
}
