package io.wayline.journey.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.catalogue.Publication.Due;
import io.wayline.journey.catalogue.WholeCheck.Candidate;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.NotRetirable;
import io.wayline.journey.catalogue.refusal.PublicationRefused;
import io.wayline.journey.catalogue.refusal.PublisherBusy;
import io.wayline.journey.engine.model.ModelDeployments;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.Findings;
import io.wayline.journey.model.ModelTexts;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;

/**
 * The only way by which a version comes to count, or ceases to, when a person or a system asks for it. Everything goes
 * through the same check, in one transaction that no other publication runs beside; who comes second, on whatever node, is
 * told so. Not to be called within a transaction: a refused check would undo it.
 */
@Component
public class Publisher {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final int TRIES = 5;
    private static final String FOLDER = "[a-z0-9][a-z0-9-]{0,59}";

    static final String FOLDER_HINT = "use up to 60 small letters, digits, and dashes, such as onboarding";

    private final CatalogueRows items;
    private final VersionRows versions;
    private final Publication publication;
    private final WholeCheck check;
    private final ModelTexts texts;
    private final Catalogue known;
    private final ModelDeployments engine;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Publisher(
            CatalogueRows items,
            VersionRows versions,
            Publication publication,
            WholeCheck check,
            ModelTexts texts,
            Catalogue known,
            ModelDeployments engine,
            TransactionTemplate transactions,
            Clock clock) {
        this.items = items;
        this.versions = versions;
        this.publication = publication;
        this.check = check;
        this.texts = texts;
        this.known = known;
        this.engine = engine;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param folder of a new thing; one that exists stays where it is
     */
    public record Change(ItemId id, @Nullable String folder, ModelContent content) {}

    /**
     * Who asks, from where, and why.
     *
     * @param seen the number of the version that counted when they looked; 0 for none
     * @param confirmedBy a second person who looked, too, and publishes; null for none
     */
    public record Ask(
            Origin origin,
            String by,
            @Nullable String why,
            int seen,
            @Nullable String confirmedBy) {

        public Ask(Origin origin, String by, @Nullable String why, int seen) {
            this(origin, by, why, seen, null);
        }

        private String publisher() {
            return confirmedBy == null ? by : confirmedBy;
        }

        private String reason() {
            return ReasonText.read(why);
        }
    }

    /**
     * Says what publishing would say, and changes nothing.
     *
     * @throws InvalidValue when a new thing names no folder
     */
    public Findings check(Change change) {
        return check.of(versions.live(), candidate(change));
    }

    /**
     * Makes a new version that counts at once. What says the same as the one that counts makes none.
     *
     * @throws PublicationRefused when the check finds an error
     * @throws ItemChanged when another version counts than the one that was seen
     */
    public ItemVersion publish(Change change, Ask ask) {
        return publish(change, ask, null, number -> {});
    }

    /**
     * The same, with something that is written in the same transaction: both are done, or neither is.
     *
     * @param alongside is given the number of the version that counts then
     */
    public ItemVersion publish(Change change, Ask ask, IntConsumer alongside) {
        return publish(change, ask, null, alongside);
    }

    /**
     * What publishing would refuse today is refused, and nothing is changed.
     *
     * @return the folder in which it would lie
     * @throws PublicationRefused when the check finds an error
     * @throws ItemChanged when another version counts than the one that was seen
     */
    public String wouldPublish(Change change, int seen) {
        var now = items.find(change.id()).map(CatalogueItem::seen).orElse(0);
        if (now != seen) {
            throw new ItemChanged(now);
        }
        refuseErrors(change);
        return candidate(change).folder();
    }

    /**
     * Brings back what an older version said, as a new version.
     *
     * @throws NotFound when there is no such version
     * @throws PublicationRefused when the check of today finds an error in it
     * @throws ItemChanged when another version counts than the one that was seen
     */
    public ItemVersion rollBack(ItemId id, int number, Ask ask) {
        return publish(new Change(id, null, content(id, number)), ask, number, made -> {});
    }

    /**
     * Takes what came with the product in place of ours.
     *
     * @throws NotFound when none waits
     * @throws PublicationRefused when the check of today finds an error in it
     * @throws ItemChanged when another version counts than the one that was seen
     */
    public ItemVersion takeShipped(ItemId id, Ask ask) {
        var reason = ask.reason();
        return guarded(
                () -> {
                    var item = seen(id, ask);
                    var waits = waiting(item);
                    var change = new Change(id, null, content(id, waits));
                    refuseErrors(change);
                    return () -> {
                        publication.publish(
                                List.of(new Due(id, item.folder(), waits, change.content(), Origin.SHIPPED)), ask.by());
                        log.info("{} version {} was taken by {}: {}", id, waits, ask.by(), reason);
                        return waits;
                    };
                },
                id);
    }

    /**
     * Sets aside what came with the product; ours goes on to count.
     *
     * @throws NotFound when none waits
     * @throws ItemChanged when another version counts than the one that was seen
     */
    public ItemVersion keepOurs(ItemId id, Ask ask) {
        var reason = ask.reason();
        return guarded(
                () -> {
                    var item = seen(id, ask);
                    var waits = waiting(item);
                    return () -> {
                        var now = clock.instant();
                        versions.ended(id, waits, ask.by(), now, reason);
                        items.set(id, item.live(), null, item.newest(), now);
                        items.countPublication();
                        log.info("{} version {} was set aside by {}", id, waits, ask.by());
                        return waits;
                    };
                },
                id);
    }

    /**
     * Takes a journey out of use: nobody enters it any more, and who is on it goes on.
     *
     * @throws NotRetirable when other journeys call it, or it is no journey
     * @throws ItemChanged when another version counts than the one that was seen
     */
    public ItemVersion retire(ItemId id, Ask ask) {
        var reason = ask.reason();
        return guarded(
                () -> {
                    var item = seen(id, ask);
                    if (id.kind() != ItemKind.JOURNEY) {
                        throw NotRetirable.noJourney();
                    }
                    if (item.live() == null) {
                        throw new ItemChanged(0);
                    }
                    var live = versions.find(id, item.live()).orElseThrow();
                    refuseCallers(id);
                    return () -> {
                        var now = clock.instant();
                        engine.close(Objects.requireNonNull(live.definition()));
                        versions.ended(id, live.number(), ask.by(), now, reason);
                        items.set(id, null, item.waiting(), item.newest(), now);
                        items.countPublication();
                        log.info("{} was retired by {}", id, ask.by());
                        return live.number();
                    };
                },
                id);
    }

    private ItemVersion publish(Change change, Ask ask, @Nullable Integer repeats, IntConsumer alongside) {
        var reason = ask.reason();
        var id = change.id();
        return guarded(
                () -> {
                    var item = items.find(id);
                    var now = item.map(CatalogueItem::seen).orElse(0);
                    if (now != ask.seen()) {
                        throw new ItemChanged(now);
                    }
                    var candidate = candidate(change);
                    if (now > 0 && content(id, now).equals(change.content())) {
                        return () -> {
                            alongside.accept(now);
                            return now;
                        };
                    }
                    refuseErrors(change);
                    return () -> {
                        var at = clock.instant();
                        if (item.isEmpty()) {
                            items.add(id, candidate.folder(), at);
                        }
                        var number = item.map(CatalogueItem::newest).orElse(0) + 1;
                        versions.add(
                                new VersionRows.New(
                                        id,
                                        number,
                                        change.content(),
                                        ask.origin(),
                                        VersionState.CHECKED,
                                        ask.by(),
                                        reason,
                                        repeats),
                                at);
                        publication.publish(
                                List.of(new Due(id, candidate.folder(), number, change.content(), ask.origin())),
                                ask.publisher());
                        alongside.accept(number);
                        return number;
                    };
                },
                id);
    }

    /** What is done while no other publication runs; gives the number of the version that it is about. */
    private interface Act {
        int done();
    }

    /**
     * Looks and checks first, without holding anybody up, and acts only if nothing was published meanwhile; else it looks
     * again.
     */
    private ItemVersion guarded(Supplier<Act> look, ItemId id) {
        for (var again = 0; again < TRIES; again++) {
            var counted = items.publications();
            var act = look.get();
            var number = transactions.execute(
                    together -> items.lock() == counted ? Optional.of(act.done()) : Optional.<Integer>empty());
            if (number != null && number.isPresent()) {
                engine.forget();
                return versions.find(id, number.get()).orElseThrow();
            }
        }
        throw new PublisherBusy();
    }

    static boolean isFolder(String folder) {
        return folder.matches(FOLDER);
    }

    private CatalogueItem seen(ItemId id, Ask ask) {
        var item = items.find(id).orElseThrow(() -> new NotFound("catalogue-item"));
        if (item.seen() != ask.seen()) {
            throw new ItemChanged(item.seen());
        }
        return item;
    }

    private static int waiting(CatalogueItem item) {
        return Optional.ofNullable(item.waiting()).orElseThrow(() -> new NotFound("catalogue-version"));
    }

    private ModelContent content(ItemId id, int number) {
        return versions.content(id, number).orElseThrow(() -> new NotFound("catalogue-version"));
    }

    private Candidate candidate(Change change) {
        var folder = items.find(change.id()).map(CatalogueItem::folder).orElse(change.folder());
        if (folder == null || !isFolder(folder)) {
            throw new InvalidValue("folder", "is no name of a folder", FOLDER_HINT);
        }
        return new Candidate(change.id(), folder, change.content());
    }

    private void refuseErrors(Change change) {
        var findings = check(change);
        if (findings.refused()) {
            throw new PublicationRefused(
                    findings, findings.errors().stream().map(this::told).toList());
        }
    }

    private Refusal.Finding told(Finding error) {
        return new Refusal.Finding(
                error.element().isEmpty() ? error.file() : error.file() + "#" + error.element(),
                texts.of(error, Locale.ENGLISH));
    }

    private void refuseCallers(ItemId id) {
        var counting = versions.live().stream()
                .map(VersionRows.Live::id)
                .filter(each -> each.kind() == ItemKind.JOURNEY && !each.equals(id))
                .map(ItemId::key)
                .toList();
        var callers = known.journeys().stream()
                .filter(each -> each.calls().contains(id.key()) && counting.contains(each.key()))
                .map(Catalogue.Outline::key)
                .sorted()
                .toList();
        if (!callers.isEmpty()) {
            throw NotRetirable.called(callers);
        }
    }
}
