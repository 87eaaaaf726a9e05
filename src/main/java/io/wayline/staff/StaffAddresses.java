package io.wayline.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.access.Role;

/** Where colleagues get mails, if an admin has said so. */
@Component
public class StaffAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(StaffAddresses.class);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Queues queues;

    StaffAddresses(JdbcClient jdbc, Accounts accounts, Queues queues) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.queues = queues;
    }

    /** A colleague who gets mails. */
    public record Reader(
            String username, String name, @Nullable Locale locale, MailAddress address) {}

    /** The address of an account, if it has one. */
    public Optional<String> of(String username) {
        return jdbc.sql("select mail_address from account where username = ? and mail_address is not null")
                .param(username)
                .query(String.class)
                .optional();
    }

    /**
     * Everybody who may work here now, has the role or is of the queue, and has an address; in the order of their names.
     *
     * @param role null when it is for a queue
     * @param queue null when it is for a role
     */
    public List<Reader> reachable(@Nullable Role role, @Nullable String queue) {
        var members = queue == null ? Set.<String>of() : queues.members(queue);
        var readers = new ArrayList<Reader>();
        for (var person : accounts.working(Set.of(Role.values()))) {
            if (role != null && person.is(role) || members.contains(person.username())) {
                of(person.username())
                        .ifPresent(address -> readers.add(new Reader(
                                person.username(), person.displayName(), person.locale(), new MailAddress(address))));
            }
        }
        return List.copyOf(readers);
    }

    /**
     * Reads what somebody typed as an address.
     *
     * @return the address, or null for none
     * @throws InvalidAccount when it is none
     */
    static @Nullable String read(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return new MailAddress(typed.strip()).value();
        } catch (InvalidValue none) {
            throw new InvalidAccount(InvalidAccount.Why.MAIL_FORM);
        }
    }

    /** In the caller's transaction. */
    void keep(String username, @Nullable String address, String by) {
        var changed = jdbc.sql("update account set mail_address = cast(? as varchar(254)) where username = ?"
                        + " and coalesce(mail_address, '') <> coalesce(cast(? as varchar(254)), '')")
                .params(address, username, address)
                .update();
        if (changed > 0) {
            LOG.info("Mail address of {} {} by {}", username, address == null ? "removed" : "set", by);
        }
    }
}
