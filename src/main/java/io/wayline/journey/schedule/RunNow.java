package io.wayline.journey.schedule;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.job.StartTimers;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/**
 * Begins a journey that time begins, once, because a person asks for it; its timer goes on as it was. Each wish has a key
 * of who asks: the same again begins nothing and gives what it began before. Who asks is kept with the run.
 */
@Component
public class RunNow {

    private static final Logger log = LoggerFactory.getLogger(RunNow.class);
    private static final int LONGEST_KEY = 100;

    private final JourneyModels models;
    private final StartTimers timers;
    private final Outlook outlook;
    private final ModelLabels labels;
    private final RunRows rows;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RunNow(
            JourneyModels models,
            StartTimers timers,
            Outlook outlook,
            ModelLabels labels,
            RunRows rows,
            TransactionTemplate transactions,
            Clock clock) {
        this.models = models;
        this.timers = timers;
        this.outlook = outlook;
        this.labels = labels;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What would happen, for whoever is asked to confirm it.
     *
     * @param name the journey's, for the reader
     * @param acts false when its diagram does nothing on a day like this, so that it would end without doing anything
     * @param steps what it does, in the order in which it is drawn
     * @param last when it did something last, or was to; null when it never did
     */
    public record Prospect(
            String journey,
            String name,
            boolean acts,
            List<String> steps,
            @Nullable Run last) {}

    /**
     * @throws NotFound when there is no such journey
     * @throws NotByTime when no timer begins it
     */
    public Prospect prospect(String journey, Locale reader) {
        var model = timed(journey);
        var names = labels.of(model, reader);
        return new Prospect(
                journey,
                names.journey(),
                outlook.at(model.diagram(), clock.instant()).acts(),
                model.diagram()
                        .nodes(NodeKind.SERVICE_TASK, NodeKind.DECISION_TASK)
                        .filter(node -> !outlook.isForeseen(node))
                        .map(FlowNode::id)
                        .map(names::element)
                        .toList(),
                rows.last(journey).orElse(null));
    }

    /**
     * Begins it.
     *
     * @param by the account, or the name of the key, of who asks
     * @param key the asker's own name of this wish, 1 to 100 characters
     * @return the run that began, or the one that this wish began before
     * @throws NotFound when there is no such journey
     * @throws NotByTime when no timer begins it
     * @throws InvalidValue when this key stands for a run of another journey
     */
    public Run run(String journey, String by, String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidValue(
                    "requestKey", "is not 1 to %d characters".formatted(LONGEST_KEY), "send a name of your own");
        }
        var model = timed(journey);
        var before = rows.asked(by, key);
        if (before.isPresent()) {
            return same(before.get(), journey);
        }
        try {
            return transactions.execute(open -> begin(model, by, key));
        } catch (DuplicateKeyException atTheSameMoment) {
            return same(rows.asked(by, key).orElseThrow(() -> atTheSameMoment), journey);
        }
    }

    private Run begin(JourneyModel model, String by, String key) {
        var now = clock.instant();
        // the row first: of two presses at one moment the second stops here
        var run =
                rows.byHand(model.key(), now, !outlook.at(model.diagram(), now).acts(), by, key);
        var instance = timers.begin(model.definition());
        rows.began(run.id(), instance);
        log.info("Journey {} is begun by {}, beside its timer", model.key(), by);
        return rows.asked(by, key).orElseThrow();
    }

    /** Nobody is given a run that is not what they ask for as if it were. */
    private static Run same(Run run, String journey) {
        if (!run.journey().equals(journey)) {
            throw new InvalidValue("requestKey", "stands for another run", "send a name that you have not used before");
        }
        return run;
    }

    private JourneyModel timed(String key) {
        var model = models.latest().stream()
                .filter(journey -> journey.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("campaign"));
        return Optional.of(model)
                .filter(journey -> JourneyTimer.of(journey.diagram()).isPresent())
                .orElseThrow(NotByTime::new);
    }
}
