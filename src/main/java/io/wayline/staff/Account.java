package io.wayline.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.access.Role;

/**
 * An account as those see it who look after accounts.
 *
 * @param person who it belongs to
 * @param disabled true when its person may not sign in
 * @param demonstration true for an account of the embedded default, whose password everybody knows
 * @param password true when a password is set; false while the first link to set one is unused
 * @param generation rises whenever all sessions of the account must end
 * @param version rises with each change; callers hand back the one they saw
 */
public record Account(
        Person person, boolean disabled, boolean demonstration, boolean password, int generation, int version) {

    static final String COLUMNS =
            "username, display_name, roles, password, disabled, demonstration, locale, theme," + " generation, version";

    public String username() {
        return person.username();
    }

    static Account of(ResultSet row, int number) throws SQLException {
        var locale = row.getString("locale");
        return new Account(
                new Person(
                        row.getString("username"),
                        row.getString("display_name"),
                        roles(row.getString("roles")),
                        locale == null ? null : Locale.forLanguageTag(locale),
                        row.getString("theme")),
                row.getBoolean("disabled"),
                row.getBoolean("demonstration"),
                row.getString("password") != null,
                row.getInt("generation"),
                row.getInt("version"));
    }

    /** The form in which the database keeps roles. */
    static String text(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    private static Set<Role> roles(@Nullable String text) {
        var roles = EnumSet.noneOf(Role.class);
        if (text != null && !text.isEmpty()) {
            Arrays.stream(text.split(",")).map(Role::valueOf).forEach(roles::add);
        }
        return roles;
    }
}
