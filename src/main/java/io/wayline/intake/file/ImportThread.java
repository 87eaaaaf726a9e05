package io.wayline.intake.file;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Works on files on this node: at once when one was taken in here, else by looking now and then. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class ImportThread implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportThread.class);

    private final ImportWorker worker;
    private final ImportEnds ends;
    private final ImportSettings settings;
    private volatile @Nullable ScheduledExecutorService thread;

    ImportThread(ImportWorker worker, ImportEnds ends, ImportSettings settings) {
        this.worker = worker;
        this.ends = ends;
        this.settings = settings;
    }

    @EventListener
    void on(Imports.FileReceived signal) {
        var pool = thread;
        if (pool != null && !pool.isShutdown()) {
            pool.execute(this::workAll);
        }
    }

    @Override
    public synchronized void start() {
        var pool = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, "import");
            daemon.setDaemon(true);
            return daemon;
        });
        thread = pool;
        var poll = settings.poll().toMillis();
        pool.scheduleWithFixedDelay(this::workAll, poll, poll, TimeUnit.MILLISECONDS);
        pool.scheduleWithFixedDelay(() -> guarded(ends::clearAway), 1, 10, TimeUnit.MINUTES);
    }

    @Override
    public synchronized void stop() {
        var pool = thread;
        thread = null;
        if (pool != null) {
            pool.shutdown();
            try {
                pool.awaitTermination(15, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void workAll() {
        guarded(() -> {
            while (isRunning() && worker.work(this::isRunning)) {
                log.debug("A file is through; looking for the next");
            }
        });
    }

    /** A database that is away must not end the thread; it is looked for again at the next turn. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (isRunning()) {
                log.warn("Imports could not be worked on, will be tried again: {}", failure.toString());
            }
        }
    }
}
