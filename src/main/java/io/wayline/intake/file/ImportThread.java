package io.wayline.intake.file;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.wayline.background.Loop;
import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Works on files on this node: at once when one was taken in here, else by looking now and then. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class ImportThread extends LoopThread {

    private static final Logger log = LoggerFactory.getLogger(ImportThread.class);
    private static final String LOOP = "import";

    /** Of one batch of rows, or of reading a file through before its first one. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final ImportWorker worker;
    private final Loop files;

    ImportThread(Loops loops, ImportWorker worker, ImportEnds ends, ImportSettings settings) {
        super("import", loops);
        this.worker = worker;
        this.files = loops.loop(LOOP, LONGEST);
        every(files, settings.poll(), settings.poll(), this::workAll);
        every("import.clear", Duration.ofMinutes(1), Duration.ofMinutes(10), ends::clearAway);
    }

    @EventListener
    void on(Imports.FileReceived signal) {
        now(LOOP);
    }

    private void workAll() {
        while (isRunning() && worker.work(this::goesOn)) {
            log.debug("A file is through; looking for the next");
        }
    }

    private boolean goesOn() {
        files.alive();
        return isRunning();
    }
}
