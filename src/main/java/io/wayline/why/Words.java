package io.wayline.why;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.segment.Segments;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.AccountNames;
import io.wayline.shared.text.MomentText;

/** The sentences of an answer. */
@Component
class Words {

    private final MessageSource texts;
    private final Segments segments;
    private final AccountNames accounts;
    private final MomentText moments;

    Words(MessageSource texts, Segments segments, AccountNames accounts, ZoneId zone, Clock clock) {
        this.texts = texts;
        this.segments = segments;
        this.accounts = accounts;
        this.moments = new MomentText(texts, zone, clock);
    }

    String say(String key, Locale reader, Object... values) {
        return texts.getMessage(key, values, reader);
    }

    String when(@Nullable Instant at, Locale reader) {
        return moments.of(at, reader);
    }

    /** What people call it; its key when it is gone. */
    String segment(String key, Locale reader) {
        try {
            return segments.get(key).name(reader);
        } catch (NotFound gone) {
            return key;
        }
    }

    String account(@Nullable String name) {
        if (Enrolments.BY_ITSELF.equals(name)) {
            return "Wayline";
        }
        return name == null ? "" : accounts.names(Set.of(name)).getOrDefault(name, name);
    }

    /** When a run began, over whom, and in which version of that. */
    String run(Enrolment run, Locale reader) {
        return say("why.run", reader, when(run.askedAt(), reader), segment(run.segment(), reader), run.version());
    }
}
