package io.wayline.message.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class WatchedSocketTests {

    /** More than the system keeps of what nobody reads. */
    private static final byte[] MUCH = new byte[64_000_000];

    private ServerSocket door;
    private WatchedSocket socket;
    private Socket server;

    @BeforeEach
    void connectToAServerThatReadsNothing() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket = new WatchedSocket(Duration.ofMillis(100));
        socket.connect(door.getLocalSocketAddress());
        server = door.accept();
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        server.close();
        door.close();
    }

    @Test
    void hangsUpOnAServerThatTakesNothingMore() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> socket.getOutputStream().write(MUCH));

        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void hangsUpWhenItDoesNotTakeWhatWasGathered() throws IOException {
        socket.gather();
        socket.getOutputStream().write(MUCH);

        assertThat(socket.isGathering()).isTrue();
        assertThatExceptionOfType(IOException.class).isThrownBy(socket::release);

        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void keepsWhatIsGatheredUntilItIsReleased() throws IOException {
        server.setSoTimeout(10_000);
        socket.gather();
        socket.getOutputStream().write('a');
        assertThat(server.getInputStream().available()).isZero();
        socket.getOutputStream().write("bc".getBytes(StandardCharsets.US_ASCII));

        socket.release();
        socket.getOutputStream().write('d');

        assertThat(new String(server.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
                .isEqualTo("abcd");
    }
}
