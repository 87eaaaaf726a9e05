package io.wayline.message.outbox;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;

import io.wayline.message.MailSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

    private static MailServer server(MockEnvironment environment, String host) {
        return new MailServer(
                new DefaultListableBeanFactory().getBeanProvider(JavaMailSenderImpl.class),
                Binder.get(environment).bindOrCreate("wayline.mail", MailSettings.class),
                host);
    }
}
