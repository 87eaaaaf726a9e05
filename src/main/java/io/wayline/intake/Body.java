package io.wayline.intake;

import java.io.IOException;
import java.io.InputStream;

/** A request's body, read only as far as it may be long. */
public final class Body {

    private Body() {}

    /**
     * Reads a body to its end.
     *
     * @param announced its length as the sender announced it, or -1 when it did not
     * @param limit the most bytes it may have
     * @throws PayloadTooLarge before reading when too much is announced, else as soon as it is too long
     */
    public static byte[] read(InputStream body, long announced, int limit) throws IOException {
        if (announced > limit) {
            throw new PayloadTooLarge(limit);
        }
        var bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new PayloadTooLarge(limit);
        }
        return bytes;
    }
}
