package io.wayline.intake.sample;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.intake.EventDoor;
import io.wayline.intake.RateExceeded;

/**
 * Sends the sample company through the door, in the background of the first start of the embedded default, or where
 * {@code wayline.sample-company} asks for it. A database is given it once; a load that was cut off goes on where the
 * event ids say.
 */
@Component
class SampleLoader implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SampleLoader.class);
    private static final String NAME = "lanhe";
    /** Small enough that pages stay quick meanwhile, and within the pace of any source. */
    private static final int AT_ONCE = 50;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EventDoor door;
    private final SampleCompany company;
    private final SampleLoads loads;
    private final JsonMapper json;
    private final boolean wanted;
    private final boolean always;
    private @Nullable Thread thread;

    SampleLoader(EventDoor door, SampleCompany company, SampleLoads loads, JsonMapper json, Environment environment) {
        this.door = door;
        this.company = company;
        this.loads = loads;
        this.json = json;
        var asked = environment.getProperty("wayline.sample-company", Boolean.class);
        this.wanted = asked != null ? asked : environment.getProperty("wayline.embedded", Boolean.class, false);
        this.always = asked != null;
    }

    @EventListener(ApplicationReadyEvent.class)
    void loadInBackground() {
        if (wanted) {
            thread = new Thread(this::load, "sample-company");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Loads what is missing; nothing when all is there, or when the database is in use for something else. */
    void load() {
        var known = loads.find(NAME);
        if (known.isPresent() ? known.get().finished() : !always && loads.isUsed()) {
            return;
        }
        var events = company.events(loads.begin(NAME).baseDay());
        log.info("Sample company Lanhe Home: loading {} events", events.size());
        var started = System.nanoTime();
        var refused = 0L;
        try {
            for (var from = 0; from < events.size(); from += AT_ONCE) {
                var batch = events.subList(from, Math.min(from + AT_ONCE, events.size()));
                refused += send(json.writeValueAsBytes(batch));
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        loads.finish(NAME);
        var took = Duration.ofNanos(System.nanoTime() - started);
        log.info(
                "Sample company Lanhe Home: {} events taken, {} refused, in {} s",
                events.size() - refused,
                refused,
                took.toSeconds());
    }

    private long send(byte[] batch) throws InterruptedException {
        while (true) {
            try {
                return door.receiveBatch(batch, null).stream()
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
