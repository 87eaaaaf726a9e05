package io.wayline.message.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.message.MessageControl.Scope;
import io.wayline.message.outbox.Providers;

/**
 * Doubts a mail server that knows nobody. One mailbox may be gone; where several in a row are, and none was found between
 * them, it is more likely that the server is wrong: it lost its directory, or is the wrong one. By node, for the mails of
 * the last hour.
 */
@Component
class DoubtedRefusals {

    /** So many in a row are doubted at one provider, or at one domain. */
    static final int OF_ONE = 5;

    /** So many in a row at this many domains are doubted everywhere. */
    static final int DOMAINS = 3;

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Place, List<Refusal>> inARow = new HashMap<>();

    DoubtedRefusals(Clock clock) {
        this.clock = clock;
    }

    /** Where mails are refused. */
    record Place(Scope scope, String name) {}

    /** @param mails whose recipients may exist after all */
    record Doubt(Place place, List<Long> mails) {}

    private record Refusal(long mail, String domain, Instant at) {}

    /** A server said that there is no such mailbox; the doubt that follows from it, if one does. */
    synchronized Optional<Doubt> refused(ClaimedMessage mail) {
        var refusal = new Refusal(mail.id(), mail.domain(), clock.instant());
        var here = add(of(mail), refusal);
        var everywhere = add(new Place(Scope.GLOBAL, ""), refusal);
        var domains = everywhere.stream().map(Refusal::domain).distinct().count();
        if (everywhere.size() >= OF_ONE && domains >= DOMAINS) {
            return Optional.of(doubt(new Place(Scope.GLOBAL, "")));
        }
        return here.size() >= OF_ONE ? Optional.of(doubt(of(mail))) : Optional.empty();
    }

    /** A server took one: it knows somebody. */
    synchronized void sent(ClaimedMessage mail) {
        inARow.remove(of(mail));
        inARow.remove(new Place(Scope.GLOBAL, ""));
    }

    private List<Refusal> add(Place place, Refusal refusal) {
        var row = inARow.computeIfAbsent(place, made -> new ArrayList<>());
        row.removeIf(earlier -> earlier.at().isBefore(refusal.at().minus(WINDOW)));
        row.add(refusal);
        return row;
    }

    private Doubt doubt(Place place) {
        var mails = inARow.get(place).stream().map(Refusal::mail).toList();
        // begins anew once a person has looked
        inARow.clear();
        return new Doubt(place, mails);
    }

    /** A provider that many use, or the domain itself: thousands of domains share the name of all others. */
    private static Place of(ClaimedMessage mail) {
        return mail.provider().equals(Providers.OTHER)
                ? new Place(Scope.DOMAIN, mail.domain())
                : new Place(Scope.PROVIDER, mail.provider());
    }
}
