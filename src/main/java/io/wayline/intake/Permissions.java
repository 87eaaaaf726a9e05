package io.wayline.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.events.NewEvent;
import io.wayline.intake.source.EventSource;
import io.wayline.intake.source.EventSources;

/** What a source may send, and how fast. */
@Component
class Permissions {

    private final EventSources sources;
    private final Pace pace;
    private final IntakeSettings settings;

    Permissions(EventSources sources, Pace pace, IntakeSettings settings) {
        this.sources = sources;
        this.pace = pace;
        this.settings = settings;
    }

    /** @param signer the source that signed the request, or null when a key was shown */
    Gate gate(@Nullable String signer) {
        return new Gate(signer);
    }

    /** Judges the events of one request, asking for each of its sources once. */
    final class Gate {

        private final @Nullable String signer;
        private final Map<String, Optional<EventSource>> known = new HashMap<>();

        private Gate(@Nullable String signer) {
            this.signer = signer;
        }

        /** @throws SourceRefused when this sender may not send this event */
        void check(NewEvent event) {
            if (signer != null && !signer.equals(event.source())) {
                throw SourceRefused.otherSource();
            }
            var source = source(event.source());
            if (signer == null && source.map(EventSource::signs).orElse(false)) {
                throw SourceRefused.unsigned();
            }
            if (!source.map(one -> one.maySend(event.type())).orElse(true)) {
                throw SourceRefused.type();
            }
        }

        /** @throws RateExceeded when one of the sources sends too fast; then none of the events may pass */
        void pace(Collection<NewEvent> events) {
            var counts = new HashMap<String, Integer>();
            events.forEach(event -> counts.merge(event.source(), 1, Integer::sum));
            counts.forEach((name, count) -> pace.take(name, count, rate(name)));
        }

        private Pace.Rate rate(String name) {
            var source = source(name);
            return new Pace.Rate(
                    source.map(EventSource::rate).orElse(settings.rate()),
                    source.map(EventSource::burst).orElse(settings.burst()));
        }

        private Optional<EventSource> source(String name) {
            return known.computeIfAbsent(name, sources::find);
        }
    }
}
