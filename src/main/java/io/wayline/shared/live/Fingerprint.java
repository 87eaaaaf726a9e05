package io.wayline.shared.live;

import org.jspecify.annotations.Nullable;

/** Makes one number of what something looks like: equal for what looks alike, on every node and after every restart. */
public final class Fingerprint {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** Of these values in their order, by their texts. Fingerprints of several things may be added up, whatever their order. */
    public static long of(@Nullable Object... values) {
        var print = BASIS;
        for (var value : values) {
            var text = String.valueOf(value);
            for (var at = 0; at < text.length(); at++) {
                print = (print ^ text.charAt(at)) * PRIME;
            }
            // or "ab", "c" were the same as "a", "bc"
            print = (print ^ '\n') * PRIME;
        }
        return spread(print);
    }

    /** So that sums of prints that differ little do not meet. */
    private static long spread(long print) {
        var mixed = (print ^ (print >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 33);
    }
}
