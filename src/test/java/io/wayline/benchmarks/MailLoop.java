package io.wayline.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.eclipse.angus.mail.smtp.SMTPTransport;

import io.wayline.message.Message.Content;

/**
 * What sending costs without Wayline: a loop around the same mail library, over as many connections, each used for as
 * many mails. It keeps nothing, so it would lose and double mails.
 */
final class MailLoop {

    private final int port;
    private final int connections;
    private final int mailsEach;
    private final Content content;

    MailLoop(int port, int connections, int mailsEach, Content content) {
        this.port = port;
        this.connections = connections;
        this.mailsEach = mailsEach;
        this.content = content;
    }

    /** @param name in front of their Message-IDs, after the bracket, with a dash behind it */
    void send(String name, int mails) throws Exception {
        var next = new AtomicInteger();
        var workers = Executors.newFixedThreadPool(connections);
        try {
            var work = new ArrayList<Callable<Void>>();
            for (var worker = 0; worker < connections; worker++) {
                work.add(() -> {
                    while (next.get() < mails) {
                        overOneConnection(name, mails, next);
                    }
                    return null;
                });
            }
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void overOneConnection(String name, int mails, AtomicInteger next) throws MessagingException, IOException {
        var session = Session.getInstance(new Properties());
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        // as ours: without it the library waits 40 ms in front of each final dot
        socket.setTcpNoDelay(true);
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect(socket);
            for (var sent = 0; sent < mailsEach; sent++) {
                var number = next.incrementAndGet();
                if (number > mails) {
                    return;
                }
                send(transport, new Named(session, "<%s-%d@loop.example>".formatted(name, number)), number);
            }
        }
    }

    private void send(Transport transport, MimeMessage mail, int number) throws MessagingException {
        mail.setFrom(new InternetAddress("hello@wayline.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("B-%d@example.com".formatted(number)));
        mail.setSubject(content.subject(), "UTF-8");
        mail.setContent(new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html")));
        mail.saveChanges();
        transport.sendMessage(mail, mail.getAllRecipients());
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static final class Named extends MimeMessage {

        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
