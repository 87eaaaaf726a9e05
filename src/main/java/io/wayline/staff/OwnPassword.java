package io.wayline.staff;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;

/** Takes the password that somebody chose for themselves, under a one-time link or in their own settings. */
@Component
public class OwnPassword {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPassword.class);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Personnel personnel;
    private final Passwords passwords;
    private final Links links;
    private final Throttle throttle;

    OwnPassword(
            JdbcClient jdbc,
            Accounts accounts,
            Personnel personnel,
            Passwords passwords,
            Links links,
            Throttle throttle) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.personnel = personnel;
        this.passwords = passwords;
        this.links = links;
        this.throttle = throttle;
    }

    /**
     * What a link is for.
     *
     * @param username whose password it sets, or null when it makes the first admin
     */
    public record Invitation(@Nullable String username) {}

    /** What the link is for, while it lives: a day, or until it was used. */
    public Optional<Invitation> invitation(String token) {
        return links.find(token).map(link -> new Invitation(link.username()));
    }

    /** Sets the password of the account that the link belongs to, ends its sessions, and uses the link up. */
    @Transactional
    public void set(String token, String password) {
        var username = links.use(token).username();
        if (username == null) {
            throw new NotFound("link");
        }
        store(username, passwords.accepted(username, password));
        LOG.info("Password of {} set by link", username);
    }

    /** Makes the first admin, who can sign in at once, and uses the link up. */
    @Transactional
    public void makeFirstAdmin(String token, String username, String displayName, String password) {
        if (links.use(token).username() != null || personnel.hasAdmin()) {
            throw new NotFound("link");
        }
        var key = Accounts.checkedUsername(username);
        personnel.add(key, displayName, Set.of(Role.ADMIN), passwords.accepted(key, password));
        LOG.info("First admin made: {}", key);
    }

    /**
     * Changes the password of somebody who knows the one they have; all their sessions end.
     *
     * @return the account as it is now, for the one session that goes on
     */
    @Transactional
    public Account change(String username, String current, String chosen) {
        var stored = jdbc.sql("select password from account where username = ? and password is not null")
                .param(username)
                .query(String.class)
                .optional()
                .orElse(null);
        var tries = SignIn.triesAt(username);
        if (!throttle.take(tries, SignIn.TRIES_PER_ACCOUNT).isZero()) {
            throw new InvalidAccount(InvalidAccount.Why.PASSWORD_TRIES);
        }
        if (!passwords.match(current, stored)) {
            throw new InvalidAccount(InvalidAccount.Why.PASSWORD_WRONG);
        }
        throttle.forget(tries);
        store(username, passwords.accepted(username, chosen));
        LOG.info("Password of {} changed", username);
        return accounts.account(username).orElseThrow(() -> new NotFound("account"));
    }

    private void store(String username, String password) {
        jdbc.sql("update account set password = ?, generation = generation + 1, version = version + 1"
                        + " where username = ?")
                .params(password, username)
                .update();
    }
}
