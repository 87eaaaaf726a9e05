package io.wayline.message.smtp;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;

import io.wayline.message.MailSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class MailServerTests {

    @Test
    void isNotSetWhereNobodyNamedOne() {
        assertThat(server(new MockEnvironment(), "").isSet()).isFalse();
    }

    @Test
    void refusesToLetRealMailsLeaveInTheNameOfAMadeUpCompany() {
        var half = new MockEnvironment().withProperty("wayline.mail.from", "care@shop.example");

        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> server(half, "smtp.shop.example"))
                .satisfies(refused -> assertThat(refused.getReason())
                        .contains("wayline.mail.company-name", "wayline.mail.postal-address", "wayline.mail.website")
                        .doesNotContain("wayline.mail.from"));
    }

    @Test
    void givesTheLibraryWhatTheOperatorSetButForWhatWouldHarmAMail() {
        var sender = new JavaMailSenderImpl();
        sender.getJavaMailProperties()
                .putAll(Map.of(
                        "mail.smtp.timeout", "1234",
                        "mail.smtp.starttls.required", "true",
                        "mail.smtp.writetimeout", "5000",
                        "mail.smtp.allow8bitmime", "true",
                        "mail.smtp.chunksize", "1000"));
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("mailSender", sender);

        var given = server(new MockEnvironment(), "", beans).session().getProperties();

        assertThat(given)
                .contains(entry("mail.smtp.timeout", "1234"), entry("mail.smtp.starttls.required", "true"))
                .doesNotContainKeys("mail.smtp.writetimeout", "mail.smtp.allow8bitmime", "mail.smtp.chunksize");
    }

    private static MailServer server(MockEnvironment environment, String host) {
        return server(environment, host, new DefaultListableBeanFactory());
    }

    private static MailServer server(MockEnvironment environment, String host, DefaultListableBeanFactory beans) {
        return new MailServer(
                beans.getBeanProvider(JavaMailSenderImpl.class),
                Binder.get(environment).bindOrCreate("wayline.mail", MailSettings.class),
                host);
    }
}
