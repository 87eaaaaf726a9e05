package io.wayline.platform.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/**
 * An answer that stays open and holds no thread: what is said is written when the connection takes it, by whoever says
 * it or by the container. A reader who does not take what was said before is dropped with the next thing but a few.
 */
final class LiveStream implements Outlet, WriteListener, AsyncListener {

    /** A few seconds of news, or a minute of heartbeats, that nobody takes. */
    private static final int MOST_WAITING = 8;

    private final AsyncContext request;
    private final ServletOutputStream out;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean toFlush;
    private boolean writable;
    private boolean ending;
    private boolean over;

    LiveStream(AsyncContext request) throws IOException {
        this.request = request;
        this.out = request.getResponse().getOutputStream();
        request.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public synchronized void send(String text) {
        if (over || ending) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            complete();
            return;
        }
        waiting.add(text.getBytes(StandardCharsets.UTF_8));
        if (writable) {
            write();
        }
    }

    @Override
    public synchronized void end() {
        ending = true;
        if (waiting.isEmpty() || !writable) {
            complete();
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return !over && !ending;
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        write();
    }

    /** Each step only after the container has said that it would not wait. */
    private void write() {
        try {
            while (!over && out.isReady()) {
                var next = waiting.poll();
                if (next != null) {
                    out.write(next);
                    toFlush = true;
                } else if (toFlush) {
                    toFlush = false;
                    out.flush();
                } else {
                    if (ending) {
                        complete();
                    }
                    return;
                }
            }
            // onWritePossible comes
            writable = false;
        } catch (IOException | IllegalStateException gone) {
            complete();
        }
    }

    @Override
    public synchronized void onError(Throwable gone) {
        complete();
    }

    private void complete() {
        if (!over) {
            over = true;
            waiting.clear();
            try {
                request.complete();
            } catch (IllegalStateException alreadyOver) {
                // the container has ended it by itself
            }
        }
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        over = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(new IOException("No end was set"));
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(new IOException("The connection is gone"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
