package io.wayline.message.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

import io.wayline.message.MailSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignatureTests {

    private static final Pattern FOLD = Pattern.compile("\r\n(?=[ \t])");

    @TempDir
    Path directory;

    @Test
    void leavesMailsAsTheyAreWithoutAKey() throws Exception {
        var mail = mail();

        assertThat(signature(new MockEnvironment()).on(mail)).isSameAs(mail);
    }

    @Test
    void signsTextAndTheHeadersForUnsubscribing() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var source = source(signature(setUp(keys)).on(mail()));

        assertThat(isValid(source, keys)).isTrue();
        assertThat(header(source, "DKIM-Signature"))
                .contains("d=shop.example;", "s=mail;")
                .containsIgnoringCase("list-unsubscribe")
                .containsIgnoringCase("list-unsubscribe-post");
        assertThat(header(source, "Message-ID")).contains("<1@shop.example>");
        assertThat(isValid(source.replace("/u/abc", "/u/abd"), keys)).isFalse();
        assertThat(isValid(source.replace("Hello", "Hallo"), keys)).isFalse();
    }

    @Test
    void refusesAKeyThatIsNone() throws Exception {
        var file = Files.writeString(directory.resolve("key.pem"), "no key");

        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> signature(setUp(file)));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> signature(setUp(directory.resolve("nowhere.pem"))));
    }

    /** Checks a signature as a receiver does: RFC 6376 3.4.2 (headers relaxed), 3.4.4 (body relaxed), 3.7. */
    private static boolean isValid(String source, KeyPair keys) throws Exception {
        var parts = source.split("\r\n\r\n", 2);
        var body = (parts[1].replaceAll("[ \t]+\r\n", "\r\n").replaceAll("[ \t]+", " ") + "\r\n")
                .replaceAll("(\r\n)+$", "\r\n");
        var mark = header(source, "DKIM-Signature");
        var hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.ISO_8859_1));
        if (!tag(mark, "bh").equals(Base64.getEncoder().encodeToString(hash))) {
            return false;
        }
        var signed = new StringBuilder();
        for (var name : tag(mark, "h").split(":")) {
            signed.append(relaxed(header(source, name))).append("\r\n");
        }
        signed.append(relaxed(mark.replaceAll("([; \t]b=)[^;]*", "$1")));
        var check = java.security.Signature.getInstance("SHA256withRSA");
        check.initVerify(keys.getPublic());
        check.update(signed.toString().getBytes(StandardCharsets.ISO_8859_1));
        return check.verify(Base64.getDecoder().decode(tag(mark, "b")));
    }

    private static String relaxed(String header) {
        var colon = header.indexOf(':');
        return header.substring(0, colon).toLowerCase(Locale.ROOT).strip()
                + ":"
                + header.substring(colon + 1).replaceAll("[ \t]+", " ").strip();
    }

    private static String header(String source, String name) {
        return FOLD.matcher(source.split("\r\n\r\n", 2)[0])
                .replaceAll("")
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .findFirst()
                .orElseThrow();
    }

    private static String tag(String mark, String name) {
        var found = Pattern.compile("[; \t]" + name + "=([^;]*)").matcher(mark);
        assertThat(found.find()).isTrue();
        return found.group(1).replaceAll("\\s", "");
    }

    private MockEnvironment setUp(KeyPair keys) throws Exception {
        var pem = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
        return setUp(Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(pem)));
    }

    private static MockEnvironment setUp(Path key) {
        return new MockEnvironment()
                .withProperty("wayline.mail.dkim.domain", "shop.example")
                .withProperty("wayline.mail.dkim.selector", "mail")
                .withProperty("wayline.mail.dkim.private-key", key.toString());
    }

    private static Signature signature(MockEnvironment environment) {
        return new Signature(Binder.get(environment).bindOrCreate("wayline.mail", MailSettings.class));
    }

    private static MimeMessage mail() throws Exception {
        var mail = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<1@shop.example>");
            }
        };
        mail.setFrom(new InternetAddress("care@shop.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("anna@example.com"));
        mail.setSubject("欢迎", "UTF-8");
        mail.setText("Hello,  Anna \n\n再见\n", "UTF-8");
        mail.setHeader("Content-Transfer-Encoding", "quoted-printable");
        mail.setHeader("List-Unsubscribe", "<https://shop.example/u/abc>");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.saveChanges();
        return mail;
    }

    private static String source(MimeMessage mail) throws Exception {
        var source = new ByteArrayOutputStream();
        mail.writeTo(source);
        return source.toString(StandardCharsets.ISO_8859_1);
    }
}
