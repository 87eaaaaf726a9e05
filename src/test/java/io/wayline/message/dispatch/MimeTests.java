package io.wayline.message.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import io.wayline.message.MailSettings;
import io.wayline.message.Message;
import io.wayline.message.Purpose;
import io.wayline.message.outbox.Providers;
import io.wayline.message.preference.PreferenceLinks;
import io.wayline.message.smtp.Signature;
import io.wayline.message.template.MailTemplates;
import io.wayline.message.template.Written;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class MimeTests {

    @Autowired
    MailTemplates templates;

    @Autowired
    PreferenceLinks preferences;

    @Autowired
    Clock clock;

    @Test
    void comesFromTheSenderThatItsTemplateNames() throws Exception {
        // the shipped template names none, and that is the sender "company"
        var message = message(new MockEnvironment()
                .withProperty("wayline.mail.senders.company.from", "orders@shop.example")
                .withProperty("wayline.mail.senders.company.reply-to", "care@shop.example"));

        assertThat(message.getHeader("From", null)).isEqualTo("Lanhe Home <orders@shop.example>");
        assertThat(message.getHeader("Reply-To", null)).isEqualTo("care@shop.example");
    }

    @Test
    void comesFromTheCompanyWhereNoSenderIsSet() throws Exception {
        var message = message(new MockEnvironment().withProperty("wayline.mail.reply-to", "answers@lanhe.example"));

        assertThat(message.getHeader("From", null)).isEqualTo("Lanhe Home <hello@lanhe.example>");
        assertThat(message.getHeader("Reply-To", null)).isEqualTo("answers@lanhe.example");
    }

    private MimeMessage message(MockEnvironment environment) throws MessagingException {
        var settings = Binder.get(environment).bindOrCreate("wayline.mail", MailSettings.class);
        var mail = new ClaimedMessage(
                1,
                Message.NOBODY,
                null,
                Purpose.TRANSACTIONAL,
                "onboarding-welcome",
                "en",
                "<1@lanhe.example>",
                "emma@example.com",
                null,
                Providers.OTHER,
                0,
                0,
                Instant.EPOCH,
                null,
                null,
                false);
        return new Mime(settings, templates, preferences, new Signature(settings), clock)
                .of(mail, new Written("Hello", "<p>Hello</p>", "Hello"), Session.getInstance(new Properties()));
    }
}
