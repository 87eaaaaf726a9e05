package io.wayline.message.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;
import io.wayline.message.smtp.MailServer;

/**
 * This node's workers: one that is there for transactional mails alone, as many for everything as are set, and one that
 * looks after what others left behind.
 */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class MailThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailThreads.class);
    private static final long CARE_MILLIS = 5_000;

    private final MailDispatcher dispatcher;
    private final MailCare care;
    private final MailServer server;
    private final MailSettings settings;
    private final Map<Lane, Bell> bells = Map.of(Lane.ALL, new Bell(), Lane.TRANSACTIONAL, new Bell());
    private final Bell end = new Bell();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    MailThreads(MailDispatcher dispatcher, MailCare care, MailServer server, MailSettings settings) {
        this.dispatcher = dispatcher;
        this.care = care;
        this.server = server;
        this.settings = settings;
    }

    @TransactionalEventListener
    void on(Outbox.MailQueued queued) {
        // the lane for everything would find it as well, a moment later; one look is enough
        bell(queued.purpose() == Purpose.TRANSACTIONAL ? Lane.TRANSACTIONAL : Lane.ALL)
                .ring();
    }

    @Override
    public synchronized void start() {
        running = server.isSet();
        end.reset();
        if (!running) {
            return;
        }
        begin("mail-care", this::look);
        begin("mail-transactional", () -> work(Lane.TRANSACTIONAL));
        for (var number = 1; number <= settings.threads(); number++) {
            begin("mail-" + number, () -> work(Lane.ALL));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        bells.values().forEach(Bell::wakeAll);
        end.wakeAll();
        try {
            // one may wait for an answer; all together get no longer than that
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
            for (var thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void begin(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.start();
        threads.add(thread);
    }

    private void work(Lane lane) {
        var bell = bell(lane);
        try (var relay = dispatcher.relay()) {
            var heard = 0L;
            while (running) {
                heard = bell.rung();
                tried("Mails could not be delivered", () -> dispatcher.deliverDue(lane, relay, this::isRunning));
                relay.closeIfIdle();
                bell.await(heard, settings.poll().toMillis());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            while (running) {
                tried("The outbox could not be looked after", care::look);
                end.await(0, CARE_MILLIS);
            }
            care.leave();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Bell bell(Lane lane) {
        return Objects.requireNonNull(bells.get(lane));
    }

    private void tried(String failure, Runnable work) throws InterruptedException {
        try {
            work.run();
        } catch (RuntimeException unforeseen) {
            log.error("{}; trying again", failure, unforeseen);
            // a database that is away must not be asked without a break
            Thread.sleep(settings.poll().toMillis() * 5);
        }
    }
}
