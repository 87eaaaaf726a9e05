package io.wayline.journey.catalogue.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemVersion;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.journey.catalogue.Publisher.Ask;
import io.wayline.journey.catalogue.Publisher.Change;
import io.wayline.journey.catalogue.refusal.DraftChanged;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.PublicationRefused;
import io.wayline.journey.catalogue.refusal.PublisherBusy;
import io.wayline.journey.model.Finding;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;

/**
 * Publishes now, or at a time, and where this company wants it only when a second person has looked. What waits is a row:
 * whichever node comes to it when it is due publishes it, in one transaction with that row, so that it is done once. It is
 * checked again then, and refused where it no longer passes, or another version counts by then; staff are told. Like the
 * {@link Publisher}, not to be called within a transaction.
 */
@Component
public class PublicationPlans {

    static final String LOOP = "catalogue.publications";

    private static final Logger log = LoggerFactory.getLogger(PublicationPlans.class);
    private static final int AT_ONCE = 20;
    private static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Whoever has not looked by then has seen it elsewhere. */
    static final Duration NEWS = Duration.ofDays(14);

    private final PlanRows rows;
    private final Publisher publisher;
    private final Drafts drafts;
    private final PlanSettings settings;
    private final Clock clock;

    PublicationPlans(PlanRows rows, Publisher publisher, Drafts drafts, PlanSettings settings, Clock clock) {
        this.rows = rows;
        this.publisher = publisher;
        this.drafts = drafts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What came of asking.
     *
     * @param version that counts now; null while it waits
     * @param plan that waits; null when nothing does
     */
    public record Answer(
            @Nullable ItemVersion version, @Nullable PublicationPlan plan) {}

    /** Whether another person than the one who asks must publish here. */
    public boolean wantsSecondPerson() {
        return settings.secondPerson();
    }

    /** Whether this person may be the second one. */
    public boolean mayConfirm(PublicationPlan plan, String person) {
        return plan.state() == PlanState.ASKED && !plan.askedBy().equals(person);
    }

    /** The one that waits, if one does. */
    public Optional<PublicationPlan> open(ItemId id) {
        return rows.open(id);
    }

    /** The newest, whatever became of it. */
    public Optional<PublicationPlan> newest(ItemId id) {
        return rows.newest(id);
    }

    /** The newest that was refused and that nobody has read, if there is one. */
    public Optional<PublicationPlan> unread(ItemId id) {
        return rows.unread(id);
    }

    /** What this person asked for last of a thing, where it was published or declined without them and they have not read it. */
    public Optional<PublicationPlan> ended(ItemId id, String asker) {
        return rows.ended(id, asker, clock.instant().minus(NEWS));
    }

    /** The same of all things, the last first; at the most 100. */
    public List<PublicationPlan> ended(String asker) {
        return rows.ended(asker, clock.instant().minus(NEWS));
    }

    /** Those that wait or were refused unread, the one that was asked for last first; at the most 100. */
    public List<PublicationPlan> waiting() {
        return rows.waiting();
    }

    /** @throws NotFound when there is none of this id for the thing */
    public PublicationPlan get(ItemId item, String id) {
        return rows.find(id)
                .filter(plan -> plan.item().equals(item))
                .orElseThrow(() -> new NotFound("publication-plan"));
    }

    /**
     * Publishes what somebody looked at, or lets it wait.
     *
     * @param draftRevision the save of their draft that it is; null where it came otherwise
     * @param at when it is to count; null for at once
     * @throws PublicationRefused when the check finds an error today
     * @throws ItemChanged when another version counts than the one that was seen
     * @throws PlanPending when another publication of it waits
     * @throws InvalidValue when the time has passed, or is more than a year away
     */
    public Answer ask(Change change, Ask ask, @Nullable Integer draftRevision, @Nullable Instant at) {
        var id = change.id();
        var why = ReasonText.read(ask.why());
        var now = clock.instant();
        refuseTime(at, now);
        if (rows.open(id).isPresent()) {
            throw new PlanPending();
        }
        if (at == null && !settings.secondPerson()) {
            var made = publisher.publish(change, ask);
            end(id, ask.by(), draftRevision);
            rows.readAll(id, ask.by());
            return new Answer(made, null);
        }
        var folder = publisher.wouldPublish(change, ask.seen());
        var plan = new PublicationPlan(
                UUID.randomUUID().toString(),
                id,
                folder,
                change.content(),
                ask.seen(),
                draftRevision,
                ask.origin(),
                ask.by(),
                now,
                why,
                at,
                settings.secondPerson() ? PlanState.ASKED : PlanState.PLANNED,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null);
        try {
            rows.add(plan);
        } catch (DuplicateKeyException another) {
            throw new PlanPending();
        }
        rows.readAll(id, ask.by());
        log.info("{} asked to publish {} {}: {}", ask.by(), id, at == null ? "once confirmed" : "at " + at, plan.id());
        return new Answer(null, plan);
    }

    /**
     * The same, of somebody's draft, which is over when it is published.
     *
     * @param revision the save that they looked at
     * @throws DraftChanged when it was saved elsewhere meanwhile
     */
    public Answer askForDraft(
            ItemId id, int revision, Origin origin, @Nullable String why, String by, @Nullable Instant at) {
        var draft = drafts.looked(id, revision, by);
        return ask(
                new Change(id, draft.folder(), draft.content()),
                new Ask(origin, by, why, draft.basedOn()),
                revision,
                at);
    }

    /**
     * The second person has looked, and it is published: now, or when its time comes.
     *
     * @throws OwnPlan when they asked for it themselves
     * @throws PlanSettled when nothing is left to confirm
     * @throws PublicationRefused when the check finds an error by now; it is over then
     * @throws ItemChanged when another version counts by now; it is over then
     */
    public Answer confirm(ItemId item, String id, String by) {
        var plan = get(item, id);
        if (plan.askedBy().equals(by)) {
            throw new OwnPlan();
        }
        if (plan.state() != PlanState.ASKED) {
            throw new PlanSettled();
        }
        var now = clock.instant();
        var at = plan.publishAt();
        if (at != null && at.isAfter(now)) {
            if (!rows.confirmed(id, by, now, at)) {
                throw new PlanSettled();
            }
            log.info("{} confirmed the publication {} of {}, for {}", by, id, item, at);
            return new Answer(null, get(item, id));
        }
        try {
            return new Answer(publish(plan, by), null);
        } catch (PublicationRefused | ItemChanged | InvalidValue refused) {
            refused(plan, refused);
            throw refused;
        }
    }

    /**
     * The second person has looked, and says no.
     *
     * @throws OwnPlan when they asked for it themselves
     * @throws PlanSettled when nothing is left to decline
     */
    public PublicationPlan decline(ItemId item, String id, String by, @Nullable String why) {
        var reason = ReasonText.read(why);
        var plan = get(item, id);
        if (plan.askedBy().equals(by)) {
            throw new OwnPlan();
        }
        if (plan.state() != PlanState.ASKED || !rows.ended(id, PlanState.DECLINED, by, reason, clock.instant())) {
            throw new PlanSettled();
        }
        log.info("{} declined the publication {} of {}", by, id, item);
        return get(item, id);
    }

    /**
     * Takes it back before it is published.
     *
     * @throws PlanSettled when nothing waits any more
     */
    public PublicationPlan cancel(ItemId item, String id, String by) {
        get(item, id);
        if (!rows.ended(id, PlanState.CANCELLED, by, null, clock.instant())) {
            throw new PlanSettled();
        }
        log.info("{} cancelled the publication {} of {}", by, id, item);
        return get(item, id);
    }

    /** Somebody has read that it was refused, or whoever asked for it what became of it. */
    public void read(ItemId item, String id, String by) {
        get(item, id);
        rows.read(id, by);
    }

    /** Publishes what is due; one that fails never stops the others. */
    public int publishDue() {
        var due = rows.due(clock.instant(), AT_ONCE);
        due.forEach(this::publishDue);
        return due.size();
    }

    private void publishDue(String id) {
        var plan = rows.find(id).orElseThrow();
        if (plan.state() != PlanState.PLANNED) {
            return;
        }
        try {
            publish(plan, null);
        } catch (PlanSettled byAnotherNode) {
            log.debug("The publication {} of {} was settled elsewhere", id, plan.item());
        } catch (PublisherBusy others) {
            log.info("The publication {} of {} waits for others who publish", id, plan.item());
        } catch (Refusal refused) {
            refused(plan, refused);
        } catch (RuntimeException failed) {
            later(plan, failed);
        }
    }

    private ItemVersion publish(PublicationPlan plan, @Nullable String confirmedBy) {
        var second = confirmedBy == null ? plan.confirmedBy() : confirmedBy;
        var made = publisher.publish(
                new Change(plan.item(), plan.folder(), plan.content()),
                new Ask(plan.origin(), plan.askedBy(), plan.why(), plan.seen(), second),
                number -> {
                    // another node, or another person, was faster: then nothing of this stands
                    if (!rows.published(plan.id(), plan.state(), confirmedBy, number, clock.instant())) {
                        throw new PlanSettled();
                    }
                });
        end(plan.item(), plan.askedBy(), plan.draftRevision());
        return made;
    }

    private void end(ItemId id, String by, @Nullable Integer draftRevision) {
        if (draftRevision != null) {
            drafts.published(id, by, draftRevision);
        }
    }

    private void refused(PublicationPlan plan, Refusal refused) {
        var findings =
                refused instanceof PublicationRefused checked ? checked.found().all() : List.<Finding>of();
        if (rows.refused(plan.id(), plan.state(), refused.code(), findings, clock.instant())) {
            log.warn("The publication {} of {} was refused: {}", plan.id(), plan.item(), refused.code());
        }
    }

    /** It may have been the database, or the engine, and not what is to be published. */
    private void later(PublicationPlan plan, RuntimeException failed) {
        var tries = rows.tries(plan.id()) + 1;
        var now = clock.instant();
        log.error("The publication {} of {} failed", plan.id(), plan.item(), failed);
        if (tries < TRIES) {
            rows.later(plan.id(), tries, now.plus(Duration.ofMinutes(tries)));
        } else {
            rows.refused(plan.id(), PlanState.PLANNED, "publication-failed", List.of(), now);
        }
    }

    private static void refuseTime(@Nullable Instant at, Instant now) {
        if (at != null && !at.isAfter(now)) {
            throw new InvalidValue("at", "has passed", "choose a later time, or publish at once");
        }
        if (at != null && at.isAfter(now.plus(LONGEST))) {
            throw new InvalidValue("at", "is more than a year away", "choose an earlier time");
        }
    }
}
