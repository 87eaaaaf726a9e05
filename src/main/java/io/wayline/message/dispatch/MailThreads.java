package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import io.wayline.background.HoldsConnections;
import io.wayline.background.Loop;
import io.wayline.background.Loops;
import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;
import io.wayline.message.outbox.Outbox;
import io.wayline.message.smtp.MailServer;
import io.wayline.shared.clock.MovedClock;

/**
 * This node's workers: one that is there for transactional mails alone, as many for everything as are set, and one that
 * looks after what others left behind.
 */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class MailThreads implements HoldsConnections, SmartLifecycle {

    private static final String TRANSACTIONAL = "mail-transactional";

    /** Beyond what one conversation with a slow mail server may take. */
    private static final Duration SPARE = Duration.ofMinutes(2);

    private final MailDispatcher dispatcher;
    private final MailCare care;
    private final MailServer server;
    private final MailSettings settings;
    private final Map<String, Loop> loops = new LinkedHashMap<>();
    private final Map<DispatchLane, WakeUp> wakeUps =
            Map.of(DispatchLane.ALL, new WakeUp(), DispatchLane.TRANSACTIONAL, new WakeUp());
    private final WakeUp ofCare = new WakeUp();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    MailThreads(MailDispatcher dispatcher, MailCare care, MailServer server, MailSettings settings, Loops loops) {
        this.dispatcher = dispatcher;
        this.care = care;
        this.server = server;
        this.settings = settings;
        var quiet = settings.replyTimeout().plus(settings.lease()).plus(SPARE);
        names().forEach(name -> this.loops.put(name, loops.loop("message." + name, quiet)));
    }

    private Stream<String> names() {
        return Stream.concat(
                Stream.of(TRANSACTIONAL),
                IntStream.rangeClosed(1, settings.threads()).mapToObj(number -> "mail-" + number));
    }

    @Override
    public String setting() {
        return "wayline.mail.threads";
    }

    @Override
    public int connections() {
        return 2 * (settings.threads() + 1);
    }

    @TransactionalEventListener
    void on(Outbox.MailQueued queued) {
        // the lane for everything would find it as well, a moment later; one look is enough
        wakeUp(queued.purpose() == Purpose.TRANSACTIONAL ? DispatchLane.TRANSACTIONAL : DispatchLane.ALL)
                .ring();
    }

    @EventListener
    void onMoved(MovedClock.Moved clock) {
        wakeUps.values().forEach(WakeUp::wakeAll);
        ofCare.ring();
    }

    @Override
    public synchronized void start() {
        running = server.isSet();
        if (!running) {
            return;
        }
        care.begin();
        begin("mail-care", this::look);
        loops.forEach((name, loop) -> {
            loop.begin();
            begin(name, () -> work(name.equals(TRANSACTIONAL) ? DispatchLane.TRANSACTIONAL : DispatchLane.ALL, loop));
        });
    }

    @Override
    public synchronized void stop() {
        running = false;
        loops.values().forEach(Loop::end);
        wakeUps.values().forEach(WakeUp::wakeAll);
        ofCare.wakeAll();
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

    private void work(DispatchLane lane, Loop loop) {
        var wakeUp = wakeUp(lane);
        try (var smtp = dispatcher.session()) {
            var heard = 0L;
            while (running) {
                heard = wakeUp.rung();
                var well = loop.turn(() -> deliver(lane, smtp, loop));
                // a database that is away must not be asked without a break
                wakeUp.await(heard, settings.poll().toMillis() * (well ? 1 : 5));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(DispatchLane lane, SmtpSession smtp, Loop loop) {
        dispatcher.deliverDue(lane, smtp, () -> {
            loop.alive();
            return running;
        });
        smtp.closeIfIdle();
    }

    private void look() {
        try {
            while (running) {
                var heard = ofCare.rung();
                care.look();
                // who stops this node rings as well: before the first line, and then it runs no more, or after it
                ofCare.await(heard, running ? MailCare.EVERY.toMillis() : 0);
            }
            care.leave();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private WakeUp wakeUp(DispatchLane lane) {
        return Objects.requireNonNull(wakeUps.get(lane));
    }
}
