package io.wayline.staff;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.AccountNames;
import io.wayline.shared.access.Role;

/** Everybody who has an account here. */
@Component
public class Accounts implements AccountNames {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    /** The page that makes an account stands where otherwise an account would. */
    private static final Set<String> RESERVED = Set.of("new");

    private final JdbcClient jdbc;
    private final boolean embedded;

    Accounts(JdbcClient jdbc, @Value("${wayline.embedded}") boolean embedded) {
        this.jdbc = jdbc;
        this.embedded = embedded;
    }

    /** The person of that account name (upper and lower case alike), if they may work here now. */
    public Optional<Person> find(String username) {
        return account(key(username)).filter(this::mayWork).map(Account::person);
    }

    /** The person as they are now, if a session made under that generation of their account still holds. */
    public Optional<Person> current(String username, int generation) {
        return account(username)
                .filter(account -> account.generation() == generation && mayWork(account))
                .map(Account::person);
    }

    /** The generation of each of these accounts that may be used now; a session of another one has ended. */
    public Map<String, Integer> generations(Set<String> usernames) {
        if (usernames.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select %s from account where username in (%s)"
                        .formatted(Account.COLUMNS, String.join(", ", Collections.nCopies(usernames.size(), "?"))))
                .params(List.copyOf(usernames))
                .query(Account::of)
                .list()
                .stream()
                .filter(this::mayWork)
                .collect(Collectors.toMap(Account::username, Account::generation));
    }

    /** Everybody who may work here now and has one of the roles, in the order of their names. */
    public List<Person> working(Set<Role> roles) {
        return jdbc
                .sql("select %s from account where disabled = false order by display_name, username"
                        .formatted(Account.COLUMNS))
                .query(Account::of)
                .list()
                .stream()
                .filter(this::mayWork)
                .map(Account::person)
                .filter(person -> !Collections.disjoint(person.roles(), roles))
                .toList();
    }

    @Override
    public Map<String, String> names(Set<String> usernames) {
        if (usernames.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select username, display_name from account where username in (%s)"
                        .formatted(String.join(", ", Collections.nCopies(usernames.size(), "?"))))
                .params(List.copyOf(usernames))
                .query((row, number) -> Map.entry(row.getString("username"), row.getString("display_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Remembers how somebody likes their pages; their running sessions follow with the next request.
     *
     * @param locale the language, or null to follow the browser
     * @param theme {@code light}, {@code dark}, or null to follow the system
     */
    public void choose(String username, @Nullable Locale locale, @Nullable String theme) {
        if (theme != null && !theme.equals("light") && !theme.equals("dark")) {
            throw new InvalidAccount(InvalidAccount.Why.THEME_UNKNOWN);
        }
        var changed = jdbc.sql("update account set locale = ?, theme = ? where username = ?")
                .params(locale == null ? null : locale.toLanguageTag(), theme, username)
                .update();
        if (changed == 0) {
            throw new NotFound("account");
        }
    }

    Optional<Account> account(String username) {
        return jdbc.sql("select %s from account where username = ?".formatted(Account.COLUMNS))
                .param(username)
                .query(Account::of)
                .optional();
    }

    /** A demonstration account copied to another database stays shut: everybody knows its password. */
    boolean mayWork(Account account) {
        return !account.disabled() && (embedded || !account.demonstration());
    }

    boolean embedded() {
        return embedded;
    }

    /** The form in which account names are kept and compared. */
    static String key(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    static String checkedUsername(String username) {
        var key = key(username);
        if (!USERNAME.matcher(key).matches()) {
            throw new InvalidAccount(InvalidAccount.Why.USERNAME_FORM);
        }
        if (RESERVED.contains(key)) {
            throw new InvalidAccount(InvalidAccount.Why.USERNAME_RESERVED);
        }
        return key;
    }
}
