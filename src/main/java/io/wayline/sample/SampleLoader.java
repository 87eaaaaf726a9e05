package io.wayline.sample;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.intake.EventIntake;
import io.wayline.intake.RateExceeded;
import io.wayline.value.ValueRuns;

/**
 * Sends the sample company through the intake, in the background of the first start of the embedded default, or where
 * {@code wayline.sample-company} asks for it. A database is given it once; a load that was cut off goes on where the
 * event ids say.
 */
@Component
class SampleLoader implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SampleLoader.class);
    static final String NAME = "lanhe";
    /** Small enough that pages stay quick meanwhile. */
    private static final int AT_ONCE = 50;

    /** Within the pace of any source. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** So long the newcomers' journeys may take until they wait for an order. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final EventIntake intake;
    private final SampleCompany company;
    private final SampleLoads loads;
    private final SampleDesk desk;
    private final SampleCases cases;
    private final ValueRuns value;
    private final JsonMapper json;
    private final SampleWish wish;
    private @Nullable Thread thread;

    SampleLoader(
            EventIntake intake,
            SampleCompany company,
            SampleLoads loads,
            SampleDesk desk,
            SampleCases cases,
            ValueRuns value,
            JsonMapper json,
            SampleWish wish) {
        this.intake = intake;
        this.company = company;
        this.loads = loads;
        this.desk = desk;
        this.cases = cases;
        this.value = value;
        this.json = json;
        this.wish = wish;
    }

    @EventListener(ApplicationReadyEvent.class)
    void loadInBackground() {
        if (wish.isWanted()) {
            thread = new Thread(() -> load(PAUSE, SETTLING), "sample-company");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Loads what is missing; nothing when all is there, or when the database is in use for something else.
     *
     * @param pause between two batches
     * @param settling between the newcomers and their orders, and so long the desk may wait for its work
     */
    void load(Duration pause, Duration settling) {
        if (!wish.fitsHere()
                || loads.find(NAME).filter(SampleLoads.Load::finished).isPresent()) {
            return;
        }
        var story = company.story(loads.begin(NAME).baseDay());
        log.info(
                "Sample company Lanhe Home: loading {} events",
                story.size() + cases.events().size());
        var started = System.nanoTime();
        try {
            var refused = send(story.newcomers(), pause) + send(story.past(), pause);
            var took = Duration.ofNanos(System.nanoTime() - started);
            Thread.sleep(settling.toMillis());
            cases.remember();
            refused += send(story.newOrders(), pause) + send(story.questions(), pause) + send(cases.events(), pause);
            desk.give(company.textBlocks());
            desk.fill(company.notes(), settling);
            cases.work(remarks -> send(remarks, Duration.ZERO), settling);
            loads.finish(NAME);
            value.request();
            log.info(
                    "Sample company Lanhe Home: {} events taken, {} refused, in {} s",
                    story.size() + cases.events().size() - refused,
                    refused,
                    took.toSeconds());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private long send(List<ObjectNode> events, Duration pause) throws InterruptedException {
        var refused = 0L;
        for (var from = 0; from < events.size(); from += AT_ONCE) {
            refused += send(json.writeValueAsBytes(events.subList(from, Math.min(from + AT_ONCE, events.size()))));
            Thread.sleep(pause.toMillis());
        }
        return refused;
    }

    private long send(byte[] batch) throws InterruptedException {
        while (true) {
            try {
                return intake.receiveBatch(batch, null).stream()
                        .filter(outcome -> outcome.refusal() != null)
                        .count();
            } catch (RateExceeded tooFast) {
                Thread.sleep(Duration.ofSeconds(1).toMillis());
            }
        }
    }

    @Override
    public void destroy() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
