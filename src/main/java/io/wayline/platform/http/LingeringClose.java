package io.wayline.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Closes the connection of a refused body. A connection that is closed while its sender still sends is reset, and the
 * answer may be lost with it; so what comes is thrown away for a moment, as long as the sender would need to notice the
 * answer. The server alone would wait much longer for one who stops sending.
 */
final class LingeringClose extends ValveBase {

    /** The attribute of a request whose body was refused. */
    static final String REFUSED = LingeringClose.class.getName() + ".refused";

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final Duration MOST_TIME = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(5);

    LingeringClose() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(REFUSED) != null) {
            response.finishResponse();
            // who waits to be asked for the body sends none
            if (request.getHeader("Expect") == null) {
                throwAway(request.getCoyoteRequest());
            }
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static void throwAway(org.apache.coyote.Request request) throws IOException {
        var rest = new Rest();
        var end = System.nanoTime() + MOST_TIME.toNanos();
        var left = MOST_BYTES;
        while (left > 0 && System.nanoTime() < end) {
            request.action(ActionCode.AVAILABLE, Boolean.TRUE);
            if (request.getAvailable() > 0) {
                var read = request.doRead(rest);
                if (read < 0) {
                    return;
                }
                left -= read;
            } else {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Where the server puts what it reads. */
    private static final class Rest implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // what is thrown away needs no room
        }
    }
}
