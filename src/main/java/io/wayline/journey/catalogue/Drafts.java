package io.wayline.journey.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.refusal.DraftChanged;
import io.wayline.journey.catalogue.refusal.ItemChanged;
import io.wayline.journey.catalogue.refusal.UnreadableModel;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.Findings;
import io.wayline.journey.model.ModelCheck;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/**
 * What people are changing. Each has a draft of their own of a thing, and sees who else has one; nothing of it counts
 * before it is published.
 */
@Component
public class Drafts {

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);

    /** How long somebody who does nothing is taken to be at it. */
    private static final Duration HELD = Duration.ofMinutes(2);

    /** What nobody can read is not kept; all else may be mended in the draft. */
    private static final Set<String> UNREADABLE = Set.of(
            "file-too-large",
            "xml-doctype",
            "xml-malformed",
            "xml-declaration",
            "xml-instruction",
            "xml-too-deep",
            "xml-too-many",
            "form-malformed");

    private final DraftRows rows;
    private final CatalogueRows items;
    private final Publisher publisher;
    private final ModelCheck check;
    private final Clock clock;

    Drafts(DraftRows rows, CatalogueRows items, Publisher publisher, ModelCheck check, Clock clock) {
        this.rows = rows;
        this.items = items;
        this.publisher = publisher;
        this.check = check;
        this.clock = clock;
    }

    public Optional<Draft> find(ItemId id, String owner) {
        return rows.find(id, owner);
    }

    /** Of a person, the one that was saved last first; at the most 200. */
    public List<Draft> by(String owner) {
        return rows.by(owner);
    }

    /** Those of others, the one that was saved last first. */
    public List<Draft> others(ItemId id, String reader) {
        return rows.of(id).stream()
                .filter(draft -> !draft.owner().equals(reader))
                .toList();
    }

    /** Whether its owner is at it now. */
    public boolean isHeld(Draft draft) {
        return draft.heldUntil().isAfter(clock.instant());
    }

    /**
     * Keeps what somebody has so far.
     *
     * @param revision the one that they read; 0 when they had none
     * @throws DraftChanged when it was saved elsewhere meanwhile
     * @throws UnreadableModel when it is nothing that can be read at all
     */
    public Draft save(Publisher.Change change, int revision, String by) {
        refuseUnreadable(change);
        var id = change.id();
        var item = items.find(id);
        var before = rows.find(id, by);
        if (before.map(Draft::revision).orElse(0) != revision) {
            throw new DraftChanged();
        }
        var now = clock.instant();
        var draft = new Draft(
                id,
                by,
                folder(change, item.orElse(null)),
                change.content(),
                before.map(Draft::basedOn).orElse(item.map(CatalogueItem::seen).orElse(0)),
                revision + 1,
                before.filter(each -> each.content().equals(change.content()))
                        .map(Draft::checked)
                        .orElse(false),
                now,
                now.plus(HELD));
        write(draft, revision);
        return draft;
    }

    /** Its owner has looked at what counts by now, and theirs is to take its place. */
    public Draft goOnFrom(ItemId id, int seen, String by) {
        var draft = get(id, by);
        var now = items.find(id).map(CatalogueItem::seen).orElse(0);
        if (now != seen) {
            throw new ItemChanged(now);
        }
        var changed = with(draft, seen, false);
        write(changed, draft.revision());
        return changed;
    }

    /** Its owner is at it. */
    public void hold(ItemId id, String by) {
        rows.hold(id, by, clock.instant().plus(HELD));
    }

    /**
     * The full check, of everything that counts with this in its place.
     *
     * @throws NotFound when they have no draft of it
     */
    public Findings check(ItemId id, String by) {
        var draft = get(id, by);
        var findings = publisher.check(change(draft));
        if (draft.checked() == findings.refused()) {
            rows.checked(id, by, draft.revision(), !findings.refused());
        }
        return findings;
    }

    /**
     * What somebody looked at and wants to publish.
     *
     * @throws NotFound when they have no draft of it
     * @throws DraftChanged when it was saved elsewhere meanwhile
     */
    public Draft looked(ItemId id, int revision, String by) {
        var draft = get(id, by);
        if (draft.revision() != revision) {
            throw new DraftChanged();
        }
        return draft;
    }

    /** What is in it counts now; what was saved in it since stays. */
    public void published(ItemId id, String by, int revision) {
        rows.delete(id, by, revision);
    }

    /** Throws it away. Nothing happens where there is none. */
    public void discard(ItemId id, String by) {
        rows.find(id, by).ifPresent(draft -> {
            rows.delete(id, by, draft.revision());
            log.info("{} threw the draft of {} away", by, id);
        });
    }

    private Draft get(ItemId id, String by) {
        return rows.find(id, by).orElseThrow(() -> new NotFound("catalogue-draft"));
    }

    private Draft with(Draft draft, int basedOn, boolean checked) {
        var now = clock.instant();
        return new Draft(
                draft.id(),
                draft.owner(),
                draft.folder(),
                draft.content(),
                basedOn,
                draft.revision() + 1,
                checked,
                now,
                now.plus(HELD));
    }

    private void write(Draft draft, int revision) {
        if (revision > 0) {
            if (!rows.replace(draft, revision)) {
                throw new DraftChanged();
            }
            return;
        }
        try {
            rows.add(draft);
        } catch (DuplicateKeyException elsewhere) {
            throw new DraftChanged();
        }
    }

    private static Publisher.Change change(Draft draft) {
        return new Publisher.Change(draft.id(), draft.folder(), draft.content());
    }

    private static String folder(Publisher.Change change, @Nullable CatalogueItem item) {
        var folder = item == null ? change.folder() : item.folder();
        if (folder == null || !Publisher.isFolder(folder)) {
            throw new InvalidValue("folder", "is no name of a folder", Publisher.FOLDER_HINT);
        }
        return folder;
    }

    private void refuseUnreadable(Publisher.Change change) {
        var file = change.content().files("draft", change.id()).get(0);
        var faults = check.check(Set.of(file)).errors().stream()
                .filter(error -> UNREADABLE.contains(error.rule()))
                .map(Finding::rule)
                .distinct()
                .toList();
        if (!faults.isEmpty()) {
            throw new UnreadableModel(faults.get(0));
        }
    }
}
