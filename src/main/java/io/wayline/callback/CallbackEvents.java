package io.wayline.callback;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customers;
import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Tells the customer's story and the journeys what became of a call, in the caller's transaction. */
@Component
public class CallbackEvents {

    private static final String SOURCE = "wayline:callback";

    private final Customers customers;
    private final Timeline timeline;
    private final JsonMapper json;
    private final Clock clock;
    /** The inbox knows its handlers, and journeys among them lead back here: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    CallbackEvents(
            Customers customers, Timeline timeline, JsonMapper json, Clock clock, ObjectProvider<EventInbox> inbox) {
        this.customers = customers;
        this.timeline = timeline;
        this.json = json;
        this.clock = clock;
        this.inbox = inbox;
    }

    /** @param kind of the entry, without {@code call-} */
    public void tell(Callback callback, String kind, Cause cause) {
        timeline.add(new Entry(
                callback.customer(),
                clock.instant(),
                "call-" + kind,
                Entry.Direction.INSIDE,
                Map.of("reason", callback.reason(), "at", callback.startsAt().toString()),
                cause));
    }

    /**
     * Puts {@code callback.<what>} into the inbox, once for each version of the call.
     *
     * @param outcome a word, or null
     */
    void raise(Callback callback, String what, @Nullable String outcome) {
        var data = json.createObjectNode()
                .put("callbackRef", callback.ref())
                .put("outcome", outcome)
                .put("callbackDue", text(callback.startsAt()))
                .put("callbackLateAt", text(callback.lateAt()))
                .put("callbackOverdueAt", text(callback.overdueAt()));
        inbox.getObject()
                .record(new NewEvent(
                        SOURCE,
                        callback.ref() + ":" + callback.version(),
                        "callback." + what,
                        customers.get(callback.customer()).ref(),
                        clock.instant(),
                        data,
                        false));
    }

    private static String text(Instant instant) {
        return instant.toString();
    }
}
