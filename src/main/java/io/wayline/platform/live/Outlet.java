package io.wayline.platform.live;

/** Where what a watcher is told goes; none of its methods waits for the reader. */
interface Outlet {

    /** Sends this; what the reader is too slow to take is kept, and a reader who takes nothing for long is dropped. */
    void send(String text);

    /** Ends it; idempotent. */
    void end();

    /** Whether there is still somebody. */
    boolean isOpen();
}
