package io.wayline.shared.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body, read only as far as it may be long. */
public final class Body {

    private static final int PIECE = 8 * 1024;

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
        var bytes = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        // not readNBytes: it asks for nothing when it has enough, and the server waits for the next byte then
        for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
            bytes.write(piece, 0, read);
            if (bytes.size() > limit) {
                throw new PayloadTooLarge(limit);
            }
        }
        return bytes.toByteArray();
    }
}
