package io.wayline.message.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import io.wayline.message.MailSettings;

/** This node's dispatcher at work: woken by every mail queued here, and looking by itself for all others. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class MailThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailThreads.class);

    private final MailDispatcher dispatcher;
    private final MailServer server;
    private final MailSettings settings;
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    MailThreads(MailDispatcher dispatcher, MailServer server, MailSettings settings) {
        this.dispatcher = dispatcher;
        this.server = server;
        this.settings = settings;
    }

    @TransactionalEventListener
    void on(Outbox.MailQueued queued) {
        // one permit wakes one thread; many would only make it look again in vain
        if (work.availablePermits() < settings.threads()) {
            work.release();
        }
    }

    @Override
    public synchronized void start() {
        running = server.isSet();
        for (var number = 1; running && number <= settings.threads(); number++) {
            var thread = new Thread(this::work, "mail-" + number);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        work.release(threads.size());
        try {
            for (var thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(15));
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

    private void work() {
        while (running) {
            try {
                dispatcher.deliverDue();
                if (work.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException unforeseen) {
                log.error("Mails could not be delivered; trying again", unforeseen);
                pause();
            }
        }
    }

    /** A database that is away must not be asked without a break. */
    private void pause() {
        try {
            Thread.sleep(settings.poll().toMillis() * 5);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
