package io.wayline.staff;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;

/**
 * Looks after accounts. Whatever takes something away from an account (a role, a password, the account itself) ends its
 * sessions; nothing can leave the house without an admin.
 */
@Component
public class Personnel {

    private static final Logger LOG = LoggerFactory.getLogger(Personnel.class);
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final Links links;
    private final StaffAddresses addresses;

    Personnel(JdbcClient jdbc, Clock clock, Accounts accounts, Links links, StaffAddresses addresses) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.links = links;
        this.addresses = addresses;
    }

    /** One page of all accounts in the order of their names, and how many there are in all. */
    public record Roll(List<Account> accounts, long total) {}

    /** @param page counted from 0 */
    public Roll roll(int page, int size) {
        var rows = jdbc.sql("select %s from account order by username offset ? rows fetch first ? rows only"
                        .formatted(Account.COLUMNS))
                .params((long) Math.max(page, 0) * size, size)
                .query(Account::of)
                .list();
        return new Roll(
                rows, jdbc.sql("select count(*) from account").query(Long.class).single());
    }

    public Account account(String username) {
        return accounts.account(username).orElseThrow(() -> new NotFound("account"));
    }

    /**
     * Adds somebody who has no password yet.
     *
     * @return the token of the link under which they set one
     */
    @Transactional
    public String hire(String username, String displayName, Set<Role> roles, String by) {
        var key = Accounts.checkedUsername(username);
        add(key, displayName, roles, null);
        LOG.info("Account {} made by {}", key, by);
        return links.make(key);
    }

    /**
     * As {@link #hire(String, String, Set, String)}, with an address for mails among ourselves.
     *
     * @param mail one address, or empty for none
     */
    @Transactional
    public String hire(String username, String displayName, Set<Role> roles, String mail, String by) {
        var address = StaffAddresses.read(mail);
        var token = hire(username, displayName, roles, by);
        addresses.keep(Accounts.key(username), address, by);
        return token;
    }

    /**
     * As {@link #change(String, String, Set, int, String)}, with an address for mails among ourselves.
     *
     * @param mail one address, or empty for none
     */
    @Transactional
    public void change(String username, String displayName, Set<Role> roles, String mail, int version, String by) {
        var address = StaffAddresses.read(mail);
        change(username, displayName, roles, version, by);
        addresses.keep(username, address, by);
    }

    /** @param version the version the caller saw */
    @Transactional
    public void change(String username, String displayName, Set<Role> roles, int version, String by) {
        var before = seen(username, version);
        if (!roles.contains(Role.ADMIN)) {
            keepAnAdminBeside(before);
        }
        var sameRoles = before.person().roles().equals(roles);
        jdbc.sql("""
                        update account set display_name = ?, roles = ?, generation = generation + ?, version = version + 1
                        where username = ?""")
                .params(name(displayName), Account.text(some(roles)), sameRoles ? 0 : 1, username)
                .update();
        LOG.info("Account {} changed by {}{}", username, by, sameRoles ? "" : ": roles " + Account.text(roles));
    }

    /** @param version the version the caller saw */
    @Transactional
    public void disable(String username, int version, String by) {
        keepAnAdminBeside(seen(username, version));
        jdbc.sql("update account set disabled = true, generation = generation + 1, version = version + 1"
                        + " where username = ?")
                .param(username)
                .update();
        LOG.info("Account {} disabled by {}", username, by);
    }

    /** @param version the version the caller saw */
    @Transactional
    public void enable(String username, int version, String by) {
        seen(username, version);
        jdbc.sql("update account set disabled = false, version = version + 1 where username = ?")
                .param(username)
                .update();
        LOG.info("Account {} enabled by {}", username, by);
    }

    /**
     * Makes a new link for somebody's password; the old password works until the link is used.
     *
     * @return the link's token
     */
    @Transactional
    public String invite(String username, String by) {
        account(username);
        LOG.info("Password link for {} made by {}", username, by);
        return links.make(username);
    }

    /** Whether somebody can sign in who looks after accounts. */
    @Transactional
    public boolean hasAdmin() {
        return admins().stream().anyMatch(this::canAct);
    }

    void add(String username, String displayName, Set<Role> roles, @Nullable String password) {
        try {
            jdbc.sql("""
                            insert into account
                            (username, display_name, roles, password, disabled, demonstration, generation, version, created_at)
                            values (?, ?, ?, ?, false, false, 0, 0, ?)""")
                    .params(
                            username,
                            name(displayName),
                            Account.text(some(roles)),
                            password,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidAccount(InvalidAccount.Why.USERNAME_TAKEN);
        }
    }

    private Account seen(String username, int version) {
        var account = jdbc.sql("select %s from account where username = ? for update".formatted(Account.COLUMNS))
                .param(username)
                .query(Account::of)
                .optional()
                .orElseThrow(() -> new NotFound("account"));
        if (account.version() != version) {
            throw new InvalidAccount(InvalidAccount.Why.VERSION_STALE);
        }
        return account;
    }

    private void keepAnAdminBeside(Account leaving) {
        if (canAct(leaving)
                && leaving.person().is(Role.ADMIN)
                && admins().stream()
                        .noneMatch(other -> !other.username().equals(leaving.username()) && canAct(other))) {
            throw new InvalidAccount(InvalidAccount.Why.LAST_ADMIN);
        }
    }

    /** Locked, so that two admins cannot shut each other out at the same moment. */
    private List<Account> admins() {
        return jdbc.sql("select %s from account where roles like '%%ADMIN%%' order by username for update"
                        .formatted(Account.COLUMNS))
                .query(Account::of)
                .list();
    }

    private boolean canAct(Account account) {
        return account.password() && accounts.mayWork(account);
    }

    private static String name(String displayName) {
        var name = displayName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidAccount(InvalidAccount.Why.NAME_LENGTH);
        }
        return name;
    }

    private static Set<Role> some(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new InvalidAccount(InvalidAccount.Why.ROLES_MISSING);
        }
        return roles;
    }
}
