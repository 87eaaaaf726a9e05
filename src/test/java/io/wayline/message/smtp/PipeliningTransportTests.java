package io.wayline.message.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.wayline.message.smtp.PipeliningTransport.Envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PipeliningTransportTests {

    private static final Envelope ANNA = new Envelope("us@shop.example", "anna@example.com");
    private static final Envelope BEA = new Envelope("us@shop.example", "bea@example.com");
    private static final Envelope CARL = new Envelope("us@shop.example", "carl@example.com");

    private final Server server = new Server();
    private final Session session = Session.getInstance(properties());
    private @Nullable PhasedTransport open;

    @AfterEach
    void stop() throws Exception {
        if (open != null) {
            open.close();
        }
        server.close();
    }

    @Test
    void opensAMailInOnePieceOnceItHasSeenHowOneIsOpened() throws Exception {
        send(ANNA, null);
        server.answersOnlyTheLastOfAGroup();

        send(BEA, null);

        assertThat(server.texts).hasSize(2);
        assertThat(server.pieces()).contains(List.of("MAIL FROM:<us@shop.example>"), opening(BEA));
    }

    @Test
    void opensTheNextMailInOnePieceWithTheDotOfThisOne() throws Exception {
        server.answersOnlyTheLastOfAGroup();

        send(ANNA, BEA);
        assertThat(transport().awaitsFollowing()).isTrue();
        assertThat(transport().isOpenFor(BEA)).isTrue();
        assertThat(transport().isOpenFor(CARL)).isFalse();
        send(BEA, CARL);
        send(CARL, null);

        assertThat(server.pieces()).contains(dotAnd(BEA), dotAnd(CARL));
        assertThat(server.texts).hasSize(3);
        assertThat(transport().isUsable()).isTrue();
    }

    @Test
    void doesTheOtherWorkWhileTheServerThinks() throws Exception {
        var work = new CountDownLatch(1);
        server.thinksUntil(work);

        send(ANNA, BEA, work::countDown);

        assertThat(server.texts).hasSize(1);
    }

    @Test
    void waitsForEachAnswerWhereTheServerDoesNotOfferMore() throws Exception {
        server.offers = "250 8BITMIME";

        send(ANNA, BEA);
        send(BEA, null);

        assertThat(server.pieces())
                .allSatisfy(piece -> assertThat(piece).hasSize(1))
                .contains(List.of("RCPT TO:<bea@example.com>"));
    }

    @Test
    void waitsForEachAnswerWhereTheOperatorWantsItSo() throws Exception {
        send(transport(false), ANNA, BEA, () -> {});
        send(transport(), BEA, null, () -> {});

        assertThat(server.pieces()).allSatisfy(piece -> assertThat(piece).hasSize(1));
    }

    @Test
    void repeatsWhatTheLibraryAddsToTheCommands() throws Exception {
        session.getProperties().setProperty("mail.smtp.dsn.notify", "FAILURE");
        server.offers = "250-PIPELINING\r\n250 DSN";

        send(ANNA, BEA);
        send(BEA, null);

        assertThat(server.pieces())
                .contains(List.of(
                        ".", "MAIL FROM:<us@shop.example>", "RCPT TO:<bea@example.com> NOTIFY=FAILURE", "DATA"));
        assertThat(server.texts).hasSize(2);
    }

    @Test
    void opensNothingForAnAddressThatTheLibraryWouldRefuse() throws Exception {
        send(ANNA, new Envelope("us@shop.example", "be\ra@example.com"));

        assertThat(server.texts).hasSize(1);
        assertThat(transport().awaitsFollowing()).isFalse();
        assertThat(transport().isUsable()).isTrue();
    }

    @Test
    void hearsTheAnswerEvenWhenTheOtherWorkBreaks() throws Exception {
        send(ANNA, BEA, () -> {
            throw new StackOverflowError();
        });
        send(BEA, null);

        assertThat(server.texts).hasSize(2);
    }

    @Test
    void knowsTheEnvelopeThatTheOperatorSets() throws Exception {
        session.getProperties().setProperty("mail.smtp.from", "bounces@shop.example");

        send(ANNA, BEA);
        send(BEA, null);

        assertThat(server.pieces())
                .contains(List.of(".", "MAIL FROM:<bounces@shop.example>", "RCPT TO:<bea@example.com>", "DATA"));
    }

    @Test
    void keepsTheMailThatIsOpenWhenTheOneBeforeIsRefusedAtItsDot() throws Exception {
        server.says(".", "554 5.7.1 Not this one");

        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> send(ANNA, BEA))
                .withMessageContaining("554 5.7.1");
        assertThat(transport().isUsable()).isTrue();
        server.says(".", "250 2.0.0 Fine");
        send(BEA, null);

        assertThat(server.heard).doesNotContain("RSET");
        assertThat(server.connections).isOne();
    }

    @Test
    void hearsTheServerOutWhenARecipientIsRefusedAndGoesOn() throws Exception {
        send(ANNA, null);
        server.says("RCPT TO:<bea@example.com>", "550 5.1.1 Nobody of that name");
        server.says("DATA", "503 5.5.1 Nobody to send it to");

        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send(BEA, null));
        assertThat(transport().phase()).isEqualTo(Phase.RCPT);
        assertThat(transport().isUsable()).isTrue();
        server.says("DATA", "354 Go on");
        send(CARL, null);

        assertThat(server.texts).hasSize(2);
        assertThat(server.connections).isOne();
    }

    /** RFC 2920 3.1: a server may say 354 although it knows no recipient; an empty text would be the polite way out. */
    @Test
    void leavesAServerThatWantsATextForNobody() throws Exception {
        send(ANNA, null);
        server.says("RCPT TO:<bea@example.com>", "550 5.1.1 Nobody of that name");

        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send(BEA, null));

        assertThat(transport().isUsable()).isFalse();
        assertThat(server.texts).hasSize(1);
    }

    @Test
    void leavesAServerThatAwaitsAMailThatDoesNotCome() throws Exception {
        send(ANNA, BEA);

        transport().close();

        server.awaitEnd();
        assertThat(server.texts).hasSize(1);
    }

    private PhasedTransport transport() throws MessagingException {
        return transport(true);
    }

    private PhasedTransport transport(boolean mayPipeline) throws MessagingException {
        var connection = open;
        if (connection == null) {
            connection = PhasedTransport.of(session, "smtp", mayPipeline, Duration.ofSeconds(2), Duration.ofSeconds(2));
            connection.connect("127.0.0.1", server.port(), null, null);
            open = connection;
        }
        return connection;
    }

    private void send(Envelope envelope, @Nullable Envelope next) throws MessagingException {
        send(envelope, next, () -> {});
    }

    private void send(Envelope envelope, @Nullable Envelope next, Runnable meanwhile) throws MessagingException {
        send(transport(), envelope, next, meanwhile);
    }

    private void send(PhasedTransport connection, Envelope envelope, @Nullable Envelope next, Runnable meanwhile)
            throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(envelope.sender()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(envelope.recipient()));
        message.setText("Hello");
        connection.lastWord(() -> {});
        connection.begin(envelope, next, meanwhile);
        connection.sendMessage(message, message.getAllRecipients());
    }

    private static List<String> opening(Envelope envelope) {
        return List.of(
                "MAIL FROM:<%s>".formatted(envelope.sender()), "RCPT TO:<%s>".formatted(envelope.recipient()), "DATA");
    }

    private static List<String> dotAnd(Envelope envelope) {
        var piece = new ArrayList<>(List.of("."));
        piece.addAll(opening(envelope));
        return piece;
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.timeout", "2000");
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    /** A mail server that tells which commands came together, and says what it is told to. */
    private static final class Server implements AutoCloseable {

        private final ServerSocket door;
        private final Thread thread;
        private final Map<String, String> sayings = new ConcurrentHashMap<>();
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<List<String>> pieces = new CopyOnWriteArrayList<>();
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private volatile String offers = "250 PIPELINING";
        private volatile boolean lastOnly;
        private volatile int connections;
        private volatile CountDownLatch thought = new CountDownLatch(0);

        Server() {
            try {
                door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
            says("MAIL", "250 2.1.0 Fine");
            says("RCPT", "250 2.1.5 Fine");
            says("DATA", "354 Go on");
            says(".", "250 2.0.0 Fine");
            thread = new Thread(this::serve, "piece-server");
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        /** To a whole command, or to all that begin with this word. */
        void says(String command, String answer) {
            sayings.put(command, answer);
        }

        /** From the second mail on: whoever waits for the answer to a command that others may follow waits in vain. */
        void answersOnlyTheLastOfAGroup() {
            lastOnly = true;
        }

        /** Answers the next dot only after that. */
        void thinksUntil(CountDownLatch moment) {
            thought = moment;
        }

        List<List<String>> pieces() {
            return pieces;
        }

        void awaitEnd() throws InterruptedException {
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
        }

        private void serve() {
            try (var caller = door.accept()) {
                connections++;
                talk(caller);
            } catch (IOException gone) {
                // the test is over, or its client hung up
                return;
            }
        }

        private void talk(Socket caller) throws IOException {
            caller.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            var answers = new StringBuilder("220 here\r\n");
            var piece = new ArrayList<String>();
            var text = (StringBuilder) null;
            while (true) {
                if (!in.ready() && !(lastOnly && mayBeFollowed(piece))) {
                    caller.getOutputStream().write(answers.toString().getBytes(StandardCharsets.US_ASCII));
                    answers.setLength(0);
                    if (!piece.isEmpty()) {
                        pieces.add(List.copyOf(piece));
                        piece.clear();
                    }
                }
                var line = in.readLine();
                if (line == null) {
                    return;
                }
                if (text != null && !line.equals(".")) {
                    text.append(line).append('\n');
                    continue;
                }
                heard.add(line);
                piece.add(line);
                var answer = answer(line);
                answers.append(answer).append("\r\n");
                if (text != null) {
                    think();
                    texts.add(text.toString());
                    text = null;
                } else if (line.equals("DATA") && answer.startsWith("354")) {
                    text = new StringBuilder();
                }
            }
        }

        /** Whether a client that knows better says more before it listens. */
        private boolean mayBeFollowed(List<String> piece) {
            return !texts.isEmpty()
                    && !piece.isEmpty()
                    && piece.get(piece.size() - 1).matches("(MAIL|RCPT).*");
        }

        private void think() {
            try {
                if (!thought.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Nobody ends the thinking");
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private String answer(String line) {
            if (line.startsWith("EHLO")) {
                return "250-here\r\n" + offers;
            }
            var whole = sayings.get(line);
            return whole == null ? sayings.getOrDefault(line.split(" ")[0], "250 2.0.0 Fine") : whole;
        }

        @Override
        public void close() throws IOException {
            door.close();
            try {
                thread.join(5_000);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
