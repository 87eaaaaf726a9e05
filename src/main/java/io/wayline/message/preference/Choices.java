package io.wayline.message.preference;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.consent.ConsentProof;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.message.preference.PreferenceLinks.Link;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;

/** What a reader of our mails wants, for every topic that means something to them. */
@Component
class Choices {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int CHANGES = 40;

    private final Consents consents;
    private final Clock clock;

    Choices(Consents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    /** What holds for each topic, in the order of the page; text messages only for those who ever heard of them. */
    Map<ConsentTopic, Boolean> of(CustomerId customer) {
        var said = new LinkedHashMap<ConsentTopic, Boolean>();
        consents.standing(customer).forEach(proof -> said.put(proof.topic(), proof.given()));
        var choices = new LinkedHashMap<ConsentTopic, Boolean>();
        for (var topic : ConsentTopic.KNOWN) {
            if (said.containsKey(topic) || !ConsentTopic.SMS.equals(topic.channel())) {
                choices.put(topic, said.getOrDefault(topic, topic.allowedUnasked()));
            }
        }
        return choices;
    }

    /**
     * Takes what a reader chose, all of it or nothing. A no always counts; a yes is refused when they turn on and off
     * without end.
     *
     * @throws TooManyChanges when there were more of them within the hour than a person makes
     */
    @Transactional
    public void take(Link link, Map<ConsentTopic, Boolean> wanted, ConsentSource source, ConsentWording wording) {
        if (wanted.containsValue(true) && restless(link.customer())) {
            throw new TooManyChanges();
        }
        wanted.forEach((topic, yes) -> consents.record(new ConsentStatement(
                link.customer(),
                topic,
                yes,
                null,
                source,
                "mail " + link.message(),
                wording.version(),
                wording.locale().toLanguageTag(),
                Cause.system(source.word()))));
    }

    private boolean restless(CustomerId customer) {
        var since = clock.instant().minus(WINDOW);
        return consents.history(customer, null, CHANGES).items().stream()
                        .filter(proof -> proof.source() == ConsentSource.PREFERENCE_PAGE)
                        .map(ConsentProof::recordedAt)
                        .filter(since::isBefore)
                        .count()
                >= CHANGES;
    }
}
