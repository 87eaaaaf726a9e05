package io.wayline.message.inbox;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Puts the inbox in the place of a mail server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnInbox
class InboxSetup {

    @Bean
    InboxMails inboxMails(JdbcClient jdbc, Clock clock) {
        return new InboxMails(jdbc, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    InboxServer inboxServer(InboxMails mails) {
        return new InboxServer(mails);
    }

    @Bean
    JavaMailSenderImpl mailSender(InboxServer inbox) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(inbox.port());
        return sender;
    }
}
