package io.wayline.staff;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides whether somebody is who they say they are. */
@Component
public class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    static final int TRIES_PER_ACCOUNT = 5;
    private static final int TRIES_PER_ADDRESS = 50;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;

    SignIn(JdbcClient jdbc, Accounts accounts, Passwords passwords, Throttle throttle) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** What became of a try. */
    public sealed interface Outcome {

        /** They are who they say. */
        record Welcome(Person person, int generation) implements Outcome {}

        /** Account or password is wrong, or the account is shut; which of them is not told. */
        record Wrong() implements Outcome {}

        /** Too many wrong tries; the password was not looked at. */
        record Wait(Duration duration) implements Outcome {}
    }

    /**
     * Checks a name and a password. Names that nobody has are counted, and take as long, like any other.
     *
     * @param address the IP address that the try comes from
     */
    public Outcome check(String username, String password, String address) {
        var name = Accounts.key(username);
        var byAddress = "address:" + Throttle.network(address);
        var byAccount = triesAt(name);
        var wait = throttle.take(byAddress, TRIES_PER_ADDRESS);
        if (wait.isZero()) {
            wait = throttle.take(byAccount, TRIES_PER_ACCOUNT);
        }
        if (!wait.isZero()) {
            return new Outcome.Wait(wait);
        }
        var account = accounts.account(name);
        var right = passwords.match(password, stored(name));
        if (account.isEmpty() || !right || !accounts.mayWork(account.get())) {
            account.ifPresent(known -> LOG.info("Sign-in refused: {}", known.username()));
            return new Outcome.Wrong();
        }
        throttle.forget(byAccount);
        throttle.giveBack(byAddress);
        LOG.info("Signed in: {}", name);
        return new Outcome.Welcome(account.get().person(), account.get().generation());
    }

    /** The name is hashed: people type passwords into the wrong field. */
    static String triesAt(String name) {
        return "account:" + Digests.sha256(name);
    }

    private @Nullable String stored(String name) {
        return jdbc.sql("select password from account where username = ? and password is not null")
                .param(name)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
