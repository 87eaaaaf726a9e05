package io.wayline.message.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets threads share commits: what comes while one is being written goes together with the next. Whoever comes first
 * writes for all who came meanwhile, so a thread that is alone waits for nobody.
 */
final class SharedCommit<T> {

    private final Consumer<List<T>> writes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private Group<T> next = new Group<>();
    private boolean writing;

    /** @param writes does so for all entries of a group, on the thread of one of them; what it throws only that one sees */
    SharedCommit(Consumer<List<T>> writes) {
        this.writes = writes;
    }

    private static final class Group<T> {

        private final List<T> entries = new ArrayList<>();
        private boolean over;
    }

    /** Returns once a group with this entry has been written, or could not be. */
    void join(T entry) {
        Group<T> mine;
        lock.lock();
        try {
            mine = next;
            mine.entries.add(entry);
            while (writing && !mine.over) {
                over.awaitUninterruptibly();
            }
            if (mine.over) {
                return;
            }
            writing = true;
            next = new Group<>();
        } finally {
            lock.unlock();
        }
        try {
            writes.accept(mine.entries);
        } finally {
            finish(mine);
        }
    }

    private void finish(Group<T> group) {
        lock.lock();
        try {
            writing = false;
            group.over = true;
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
