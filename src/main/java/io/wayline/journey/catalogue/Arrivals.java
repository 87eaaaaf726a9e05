package io.wayline.journey.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.catalogue.Publication.Due;
import io.wayline.journey.catalogue.WholeCheck.Candidate;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelTexts;
import io.wayline.journey.model.Severity;

/**
 * Takes what comes with the product. It counts at once where nobody has changed the thing here; where somebody has, theirs
 * goes on to count, and a person decides. What came before and is not the newest is brought by an older node, and changes
 * nothing. One that is wrong stops itself and what cannot go without it; what counted before goes on to count.
 */
@Component
class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);
    private static final int TRIES = 10;
    private static final String REFUSED = "engine-refused";

    private final CatalogueRows items;
    private final VersionRows versions;
    private final Publication publication;
    private final Takeover takeover;
    private final WholeCheck check;
    private final ModelTexts texts;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Arrivals(
            CatalogueRows items,
            VersionRows versions,
            Publication publication,
            Takeover takeover,
            WholeCheck check,
            ModelTexts texts,
            TransactionTemplate transactions,
            Clock clock) {
        this.items = items;
        this.versions = versions;
        this.publication = publication;
        this.takeover = takeover;
        this.check = check;
        this.texts = texts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is to be done with one thing that came. */
    private enum Turn {
        /** It is known, or an older node brings it. */
        NOTHING,
        /** It is what counts, from a time before there was a catalogue. */
        KNOWN_BY_DRAWING,
        /** It is what counts, made here before it came. */
        SAME_AS_OURS,
        /** It is to count, when the check lets it. */
        COUNT,
        /** Ours counts; a person decides. */
        WAIT
    }

    /**
     * @param number of the version that it became when it came before and was refused; null when it is new
     */
    private record Planned(
            Candidate candidate, Turn turn, @Nullable Integer number) {}

    void bring(Collection<Candidate> shipped) {
        takeover.run();
        for (var again = 0; again < TRIES; again++) {
            var counted = items.publications();
            var plan = shipped.stream()
                    .map(this::plan)
                    .filter(each -> each.turn() != Turn.NOTHING)
                    .toList();
            if (plan.isEmpty() || take(plan, counted)) {
                return;
            }
        }
        log.error("Others publish all the time: what came with the product is taken at the next start");
    }

    private Planned plan(Candidate came) {
        var item = items.find(came.id()).orElse(null);
        if (item == null) {
            return new Planned(came, Turn.COUNT, null);
        }
        var before = items.shipped(came.id(), came.content().bundleHash()).orElse(null);
        var newest = items.newestShipped(came.id()).orElse(null);
        if (before != null) {
            var version = versions.find(came.id(), before.number()).orElseThrow();
            if (!before.equals(newest)) {
                log.info("{} as this node has it came before and is not the newest: it changes nothing", came.id());
                return new Planned(came, Turn.NOTHING, null);
            }
            return version.state() == VersionState.DRAFT
                    ? new Planned(came, isOurs(item) ? Turn.WAIT : Turn.COUNT, before.number())
                    : new Planned(came, Turn.NOTHING, null);
        }
        return new Planned(came, turn(item, came, newest == null), null);
    }

    private Turn turn(CatalogueItem item, Candidate came, boolean fromBefore) {
        if (item.live() == null) {
            return isOurs(item) ? Turn.WAIT : Turn.COUNT;
        }
        var live = versions.find(item.id(), item.live()).orElseThrow();
        if (live.origin() == Origin.SHIPPED) {
            return fromBefore && live.hash().equals(came.content().hash()) ? Turn.KNOWN_BY_DRAWING : Turn.COUNT;
        }
        var same = versions.content(item.id(), item.live())
                .filter(came.content()::equals)
                .isPresent();
        return same ? Turn.SAME_AS_OURS : Turn.WAIT;
    }

    /** Whether a person has decided what counts of it: their version, or none. */
    private boolean isOurs(CatalogueItem item) {
        if (item.live() == null) {
            return versions.wasPublished(item.id());
        }
        return versions.find(item.id(), item.live()).orElseThrow().origin() != Origin.SHIPPED;
    }

    /** False when somebody published meanwhile, and everything is to be looked at again. */
    private boolean take(List<Planned> plan, long counted) {
        var live = versions.live();
        var admission = Admission.of(
                live,
                plan.stream()
                        .filter(each -> each.turn() == Turn.COUNT)
                        .map(Planned::candidate)
                        .toList(),
                check);
        var waits = new LinkedHashMap<ItemId, List<Finding>>();
        plan.stream()
                .filter(each -> each.turn() == Turn.WAIT)
                .forEach(each -> waits.put(
                        each.candidate().id(), check.of(live, each.candidate()).all()));
        tell(admission.warnings());
        admission.refused().values().forEach(this::tell);
        try {
            return together(plan, admission.refused(), waits, counted);
        } catch (RuntimeException unexpected) {
            log.error("What came with the product cannot be taken together, so it is taken one by one", unexpected);
            return oneByOne(plan, admission.refused(), waits);
        }
    }

    private boolean together(
            List<Planned> plan, Map<ItemId, List<Finding>> refused, Map<ItemId, List<Finding>> waits, long counted) {
        return Boolean.TRUE.equals(transactions.execute(all -> {
            if (items.lock() != counted) {
                return false;
            }
            apply(plan, refused, waits);
            items.countPublication();
            return true;
        }));
    }

    private boolean oneByOne(List<Planned> plan, Map<ItemId, List<Finding>> refused, Map<ItemId, List<Finding>> waits) {
        for (var each : plan) {
            try {
                together(List.of(each), refused, waits, items.publications());
            } catch (RuntimeException broken) {
                log.error("{} cannot be published", each.candidate().id(), broken);
                var finding = new Finding(
                        Severity.ERROR,
                        each.candidate().files().get(0).name(),
                        "",
                        "",
                        0,
                        REFUSED,
                        List.of(String.valueOf(broken.getMessage())));
                together(List.of(each), Map.of(each.candidate().id(), List.of(finding)), waits, items.publications());
            }
        }
        return true;
    }

    private void apply(List<Planned> plan, Map<ItemId, List<Finding>> refused, Map<ItemId, List<Finding>> waits) {
        var due = new ArrayList<Due>();
        for (var each : plan) {
            var id = each.candidate().id();
            var content = each.candidate().content();
            if (each.turn() == Turn.KNOWN_BY_DRAWING) {
                known(each.candidate());
                continue;
            }
            var number = each.number() == null ? arrived(each.candidate()) : each.number();
            var wrong = refused.get(id);
            if (each.turn() == Turn.WAIT) {
                keepWaiting(id, number, waits.getOrDefault(id, List.of()));
            } else if (wrong != null) {
                versions.state(id, number, VersionState.DRAFT);
                versions.found(id, number, wrong);
                log.error("{} is not published: the check refuses version {}, see the catalogue", id, number);
            } else {
                due.add(new Due(id, each.candidate().folder(), number, content, Origin.SHIPPED));
            }
        }
        if (!due.isEmpty()) {
            publication.publish(due, null);
        }
    }

    /** A new version, which counts for nothing yet; one that came before and never counted is past. */
    private int arrived(Candidate came) {
        var now = clock.instant();
        var id = came.id();
        var item = items.find(id).orElse(null);
        if (item == null) {
            items.add(id, came.folder(), now);
        } else {
            items.newestShipped(id)
                    .flatMap(last -> versions.find(id, last.number()))
                    .filter(last -> last.state() == VersionState.DRAFT || last.state() == VersionState.CHECKED)
                    .ifPresent(last -> versions.state(id, last.number(), VersionState.RETIRED));
        }
        var number = item == null ? 1 : item.newest() + 1;
        versions.add(
                new VersionRows.New(id, number, came.content(), Origin.SHIPPED, VersionState.CHECKED, null, null, null),
                now);
        items.set(id, item == null ? null : item.live(), item == null ? null : item.waiting(), number, now);
        items.addShipped(id, came.content().bundleHash(), number, now);
        return number;
    }

    private void keepWaiting(ItemId id, int number, List<Finding> findings) {
        var item = items.find(id).orElseThrow();
        var wrong = findings.stream().anyMatch(each -> each.severity() == Severity.ERROR);
        versions.state(id, number, wrong ? VersionState.DRAFT : VersionState.CHECKED);
        versions.found(id, number, findings);
        if (item.waiting() == null || item.waiting() != number) {
            items.set(id, item.live(), number, item.newest(), clock.instant());
            log.warn("{} was changed here and in the product: version {} waits for a person", id, number);
        }
    }

    private void known(Candidate came) {
        var item = items.find(came.id()).orElseThrow();
        versions.beside(came.id(), item.seen(), came.content());
        publication.name(came);
        items.addShipped(came.id(), came.content().bundleHash(), item.seen(), clock.instant());
    }

    private void tell(List<Finding> findings) {
        for (var finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                log.error("{}", texts.line(finding, Locale.ENGLISH));
            } else {
                log.warn("{}", texts.line(finding, Locale.ENGLISH));
            }
        }
    }
}
