package io.wayline.message.dispatch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes one who waits. Whoever says what they heard last misses no ring between looking and waiting. */
final class WakeUp {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ring = lock.newCondition();
    private long rung;

    /** How often it rang. */
    long rung() {
        lock.lock();
        try {
            return rung;
        } finally {
            lock.unlock();
        }
    }

    void ring() {
        lock.lock();
        try {
            rung++;
            ring.signal();
        } finally {
            lock.unlock();
        }
    }

    void wakeAll() {
        lock.lock();
        try {
            rung++;
            ring.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has rung more often than that, or the time is over. */
    void await(long heard, long millis) throws InterruptedException {
        var left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (rung == heard && left > 0) {
                left = ring.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
