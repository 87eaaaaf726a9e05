package io.wayline.audience.segment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/**
 * Named rules that find customers. A change makes a new version and leaves the one before as it was; whoever has begun
 * with one goes on with it.
 */
@Component
public class Segments {

    private static final Logger log = LoggerFactory.getLogger(Segments.class);

    private final SegmentRows rows;
    private final Clock clock;
    private final TransactionTemplate own;

    Segments(SegmentRows rows, Clock clock, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
    }

    /** In the version that counts, in the order of their keys. */
    public List<Segment> all() {
        return rows.all();
    }

    public Set<String> keys() {
        return rows.keys();
    }

    /** @throws NotFound when there is none */
    public Segment get(String key) {
        return rows.find(key).orElseThrow(() -> new NotFound("segment"));
    }

    /** @throws NotFound when there is no such version */
    public Segment get(String key, int version) {
        return rows.find(key, version).orElseThrow(() -> new NotFound("segment"));
    }

    /** At the most 200, the newest first; one that is newer than what counts has come with the product. */
    public List<Segment> versions(String key) {
        return rows.versions(key);
    }

    /**
     * Makes a new one. Asking twice for the same, as by a double click, gives the one that there is.
     *
     * @throws InvalidValue when there is one of this key, or it is none
     */
    public Segment make(String key, SegmentDraft draft, String by) {
        try {
            return own.execute(transaction -> makeNow(key, draft, by));
        } catch (DuplicateKeyException atTheSameMoment) {
            return own.execute(transaction -> makeNow(key, draft, by));
        }
    }

    private Segment makeNow(String key, SegmentDraft draft, String by) {
        if (!SegmentDraft.isKey(key)) {
            throw new InvalidValue(
                    "key",
                    "is no name for a segment",
                    "use up to 60 small letters, digits, and single dashes, such as at-risk");
        }
        if (rows.lock(key).isPresent()) {
            var there = get(key);
            if (there.says(draft) && by.equals(there.madeBy())) {
                return there;
            }
            throw new InvalidValue("key", "is taken", "choose another one, or change that segment");
        }
        rows.make(key, draft, by, null, clock.instant());
        log.info("Segment {} was made by {}", key, by);
        return get(key);
    }

    /**
     * Gives it a new version, which counts from now on. What says the same makes none.
     *
     * @param seen the version that was looked at
     * @throws SegmentChanged when another one counts by now
     * @throws NotFound when there is no such segment
     */
    @Transactional
    public Segment change(String key, SegmentDraft draft, int seen, String by) {
        var head = rows.lock(key).orElseThrow(() -> new NotFound("segment"));
        var now = get(key);
        if (now.says(draft)) {
            return now;
        }
        if (head.version() != seen) {
            throw new SegmentChanged(head.version());
        }
        var version = head.newest() + 1;
        rows.add(key, version, draft, by, clock.instant());
        rows.set(key, new SegmentRows.Head(version, version, head.shippedHash()), clock.instant());
        log.info("Segment {} has version {}, made by {}", key, version, by);
        return get(key);
    }

    /** Lets a version count again, such as one that came with the product: as a new one, so that the story stays whole. */
    @Transactional
    public Segment takeUp(String key, int version, int seen, String by) {
        var taken = get(key, version);
        return change(key, new SegmentDraft(taken.words(), taken.rule()), seen, by);
    }

    /**
     * Brings what came with the product, unless this file was brought before. It counts at once where nobody has changed
     * the segment here; where somebody has, theirs goes on to count, and the shipped one lies beside it.
     *
     * @param hash of the file
     * @return the version that it became, or nothing
     */
    @Transactional
    Optional<Integer> ship(String key, SegmentDraft draft, String hash) {
        var head = rows.lock(key).orElse(null);
        if (head == null) {
            rows.make(key, draft, null, hash, clock.instant());
            return Optional.of(1);
        }
        if (hash.equals(head.shippedHash())) {
            return Optional.empty();
        }
        var version = head.newest() + 1;
        var ours =
                rows.find(key, head.version()).filter(now -> !now.isShipped()).isPresent();
        rows.add(key, version, draft, null, clock.instant());
        rows.set(key, new SegmentRows.Head(ours ? head.version() : version, version, hash), clock.instant());
        return Optional.of(version);
    }
}
