package io.wayline.message;

import java.time.Instant;

/**
 * The mail server takes no mail: whatever waits leaves by itself when it does again.
 *
 * @param since when it was first found so
 * @param nextTry when it is asked again
 */
public record RelayTrouble(Kind kind, Instant since, Instant nextTry) {

    /** What stands in the way; the names are part of the keys of texts. */
    public enum Kind {
        /** Nobody answers where it should be. */
        UNREACHED,
        /** It answers and does not want us: somebody must change a setting, here or there. */
        REFUSED,
        /** It answers and takes nothing for now. */
        BUSY
    }
}
