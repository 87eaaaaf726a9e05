package io.wayline.message;

import java.util.List;
import java.util.Locale;

import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;

/**
 * Mails that people send to themselves to see a template in their own mail program: with its samples, marked in the
 * subject, to addresses that whoever runs Wayline has named, and never to a customer's.
 */
public interface TestMails {

    /** Stands where a message has its customer. */
    CustomerId NOBODY = new CustomerId("test-mail");

    /** Stands where a message has its customer's ref. */
    CustomerRef NOBODYS_REF = new CustomerRef("test-mail");

    /** Who may get one, each an address or {@code @domain}; empty when nobody may. */
    List<String> recipients();

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
    String send(String template, Locale language, String to, String key, String by);
}
