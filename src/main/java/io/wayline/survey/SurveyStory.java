package io.wayline.survey;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customer;
import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Tells the customer's story and the journeys what came of a survey, in the caller's transaction. */
@Component
class SurveyStory {

    private static final String SOURCE = "wayline:survey";

    private final Timeline timeline;
    private final JsonMapper json;
    private final Clock clock;
    /** The inbox knows its handlers, and journeys among them lead back here: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    SurveyStory(Timeline timeline, JsonMapper json, Clock clock, ObjectProvider<EventInbox> inbox) {
        this.timeline = timeline;
        this.json = json;
        this.clock = clock;
        this.inbox = inbox;
    }

    /** Puts {@code survey.answered} into the inbox, once for each survey; the comment stays in our table. */
    void answered(Survey survey, Customer customer, int score) {
        remembered(survey, customer, score, clock.instant());
        var data = json.createObjectNode()
                .put("surveyRef", survey.ref())
                .put("kind", survey.kind().name())
                .put("score", score);
        inbox.getObject()
                .record(new NewEvent(
                        SOURCE, survey.ref(), "survey.answered", customer.ref(), clock.instant(), data, false));
    }

    /** Only in the story, as of then. */
    void remembered(Survey survey, Customer customer, int score, Instant at) {
        timeline.add(new Entry(
                customer.id(),
                at,
                SurveyEntries.ANSWERED,
                Entry.Direction.IN,
                Map.of(
                        "kind", survey.kind().name(),
                        "score", Integer.toString(score),
                        "of", Integer.toString(survey.kind().highest())),
                Cause.system("survey")));
    }

    void expired(Survey survey, Customer customer) {
        timeline.add(new Entry(
                customer.id(),
                clock.instant(),
                SurveyEntries.EXPIRED,
                Entry.Direction.INSIDE,
                Map.of("kind", survey.kind().name()),
                Cause.system("survey")));
    }
}
