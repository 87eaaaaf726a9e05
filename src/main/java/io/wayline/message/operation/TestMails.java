package io.wayline.message.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.message.MailNotWritten;
import io.wayline.message.MailRequest;
import io.wayline.message.MailSettings;
import io.wayline.message.Message;
import io.wayline.message.Purpose;
import io.wayline.message.SendGate;
import io.wayline.message.TestMailRefused;
import io.wayline.message.outbox.MessageIds;
import io.wayline.message.outbox.Outbox;
import io.wayline.message.outbox.OutboxRows;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.timeline.Cause;

/**
 * Mails that people send to themselves to see a template in their own mail program: with its samples, marked in the
 * subject, to addresses that whoever runs Wayline has named, and never to a customer's. They are kept as transactional
 * mails of nobody: whatever the purpose of their template, no gate asks for consent and no cap counts them.
 */
@Component
public class TestMails {

    /** Stands where a message has its customer's ref. */
    private static final CustomerRef NOBODYS_REF = new CustomerRef("test-mail");

    private static final Logger AUDIT = LoggerFactory.getLogger(TestMails.class);
    private static final int MOST = 60;
    private static final Duration WITHIN = Duration.ofHours(1);

    /** Whoever waits for a test mail has gone home by then. */
    private static final Duration LIFE = Duration.ofHours(1);

    private final Customers customers;
    private final MailTemplates templates;
    private final MailSettings settings;
    private final MessageIds names;
    private final OutboxRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher signals;

    TestMails(
            Customers customers,
            MailTemplates templates,
            MailSettings settings,
            MessageIds names,
            OutboxRows rows,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher signals) {
        this.customers = customers;
        this.templates = templates;
        this.settings = settings;
        this.names = names;
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
        this.signals = signals;
    }

    /** Who may get one, each an address or {@code @domain}; empty when nobody may. */
    public List<String> recipients() {
        return settings.testRecipients();
    }

    /**
     * Puts a test mail into the outbox, in a transaction of its own or the caller's. No gate is asked, it counts for no
     * customer, and it leaves before all mails that customers do not wait for. The same key again is the same mail.
     *
     * @param key 1 to 100 characters
     * @param by the account, or the key, that asks
     * @return the message's ref
     * @throws TestMailRefused when the address is not one of those that may get one, is a customer's, or too many were
     *     sent
     * @throws MailNotWritten when there is no such template, or it is broken
     */
    @Transactional
    public String send(String template, Locale language, String to, String key, String by) {
        if (key.isBlank() || key.length() > 100) {
            throw new InvalidValue("key", "is empty or too long", "use 1 to 100 characters");
        }
        var address = allowed(to);
        var request = new MailRequest(
                Message.NOBODY, template, "test-mail:" + by + ":" + key, null, null, Cause.person(by), null);
        var known = rows.find(request.key());
        if (known.isPresent()) {
            return Long.toString(known.get().id());
        }
        var now = clock.instant();
        if (since(now.minus(WITHIN)) >= MOST) {
            throw TestMailRefused.tooMany(MOST);
        }
        var mail = templates.test(template, language);
        var row = new OutboxRows.NewMessage(
                request,
                nobody(address, language, now),
                Purpose.TRANSACTIONAL,
                language.toLanguageTag(),
                names.of(request.key()),
                now.atOffset(ZoneOffset.UTC),
                now.plus(LIFE));
        var asked = new SendGate.Verdict(SendGate.Verdict.Kind.ALLOW, "", null, Map.of("by", by));
        var id = rows.insert(row, address, asked, mail.subject()).orElseThrow(TestMailRefused::undeliverable);
        rows.insertContent(id, mail);
        signals.publishEvent(new Outbox.MailQueued(Purpose.TRANSACTIONAL));
        AUDIT.info("Test mail {} of template {} in {} asked for by {}", id, template, row.locale(), by);
        return id.toString();
    }

    private MailAddress allowed(String to) {
        var address = new MailAddress(to.strip());
        var named = settings.testRecipients().stream()
                .anyMatch(each -> each.startsWith("@")
                        ? each.substring(1).equalsIgnoreCase(address.domain())
                        : each.equalsIgnoreCase(address.value()));
        if (!named) {
            throw TestMailRefused.notNamed();
        }
        if (customers.haveAddress(address)) {
            throw TestMailRefused.ofCustomer();
        }
        return address;
    }

    /** One statement, by the index on the customer. */
    private long since(Instant from) {
        return jdbc.sql("select count(*) from outbox_message where customer_id = ? and created_at > ?")
                .params(Message.NOBODY.value(), from.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static Customer nobody(MailAddress address, Locale language, Instant now) {
        return new Customer(
                Message.NOBODY,
                NOBODYS_REF,
                null,
                address,
                null,
                language,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                now,
                0);
    }
}
