package io.wayline.platform.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One HTTP request over a connection of its own, byte by byte as a test wants it. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PIECE = 16 * 1024;

    private final int port;
    private final List<String> head = new ArrayList<>();

    RawRequest(int port, String method, String path) {
        this.port = port;
        head.add(method + " " + path + " HTTP/1.1");
        head.add("Host: 127.0.0.1");
        head.add("Connection: close");
    }

    RawRequest with(String name, String value) {
        head.add(name + ": " + value);
        return this;
    }

    /**
     * What came back.
     *
     * @param taken how many bytes of the body the server let us send
     */
    record Answer(int status, String head, String body, long taken) {

        Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** Announces a body of that length and sends nothing of it. */
    Answer announcing(long length) throws IOException {
        with("Content-Length", Long.toString(length));
        try (var socket = connect()) {
            return answer(socket, 0);
        }
    }

    /** The same, and the connection is left as soon as there is an answer. */
    int statusAnnouncing(long length) throws IOException {
        with("Content-Length", Long.toString(length));
        try (var socket = connect()) {
            return status(socket);
        }
    }

    /** Sends a body with its length. */
    Answer sending(byte[] body) throws IOException {
        with("Content-Length", Integer.toString(body.length));
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(body);
            out.flush();
            return answer(socket, body.length);
        }
    }

    /** Sends a body in chunks, without saying how long it is. */
    Answer sendingChunks(byte[] body) throws IOException {
        return sendingChunks(new ByteArrayInputStream(body));
    }

    /** The same of a body of that many bytes; gives up when the server takes no more. */
    Answer sendingChunks(long length) throws IOException {
        return sendingChunks(new Letters(length));
    }

    private Answer sendingChunks(InputStream body) throws IOException {
        with("Transfer-Encoding", "chunked");
        try (var socket = connect()) {
            var taken = 0L;
            try {
                var out = socket.getOutputStream();
                for (var piece = body.readNBytes(PIECE); piece.length > 0; piece = body.readNBytes(PIECE)) {
                    chunk(out, piece);
                    taken += piece.length;
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (SocketException closed) {
                // it has answered before we were through
                return answer(socket, taken);
            }
            return answer(socket, taken);
        }
    }

    /** Sends a body in chunks; the connection is left as soon as there is an answer. */
    int statusSendingChunks(long length) throws IOException {
        with("Transfer-Encoding", "chunked");
        try (var socket = connect()) {
            var body = new Letters(length);
            for (var piece = body.readNBytes(PIECE); piece.length > 0; piece = body.readNBytes(PIECE)) {
                chunk(socket.getOutputStream(), piece);
            }
            return status(socket);
        }
    }

    private static int status(Socket socket) throws IOException {
        var line = new String(socket.getInputStream().readNBytes("HTTP/1.1 413".length()), StandardCharsets.US_ASCII);
        return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
    }

    private static void chunk(OutputStream out, byte[] piece) throws IOException {
        out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(piece);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Reads until the server closes the connection, which must not take long. */
    private static Answer answer(Socket socket, long taken) throws IOException {
        var text = new StringBuilder();
        var piece = new byte[PIECE];
        try {
            for (var read = socket.getInputStream().read(piece);
                    read >= 0;
                    read = socket.getInputStream().read(piece)) {
                text.append(new String(piece, 0, read, StandardCharsets.UTF_8));
            }
        } catch (SocketException reset) {
            if (text.isEmpty()) {
                throw reset;
            }
        }
        var all = text.toString();
        var end = all.indexOf("\r\n\r\n");
        return new Answer(Integer.parseInt(all.split(" ", 3)[1]), all.substring(0, end), all.substring(end + 4), taken);
    }

    /** So many letters, made as they are read. */
    private static final class Letters extends InputStream {

        private long left;

        Letters(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'a' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var some = (int) Math.min(left, length);
            Arrays.fill(into, from, from + some, (byte) 'a');
            left -= some;
            return some;
        }
    }
}
