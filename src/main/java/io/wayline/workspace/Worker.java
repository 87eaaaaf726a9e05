package io.wayline.workspace;

import java.security.Principal;
import java.util.Optional;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

import io.wayline.shared.InvalidValue;
import io.wayline.staff.Accounts;
import io.wayline.staff.ApiKey;
import io.wayline.staff.Person;

/** The person for whom a call is made: tasks are people's, so a key always acts for one. */
@Component
public class Worker {

    private final Accounts accounts;

    Worker(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws InvalidValue when a key acts for nobody */
    public Person of(Principal caller) {
        return known(caller)
                .or(() -> accounts.find(caller.getName()))
                .orElseThrow(() -> new InvalidValue(
                        "Wayline-Actor", "is missing", "name the account of the person whose tasks these are"));
    }

    /** Whom authentication has just looked up: their account need not be read again. */
    private static Optional<Person> known(Principal caller) {
        var who = caller instanceof Authentication atTheDoor ? atTheDoor.getPrincipal() : caller;
        return who instanceof ApiKey key
                ? Optional.ofNullable(key.actor())
                : Optional.ofNullable(who instanceof Person person ? person : null);
    }
}
