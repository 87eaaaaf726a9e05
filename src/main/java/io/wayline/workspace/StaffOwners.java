package io.wayline.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.customer.change.CustomerOwners;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;

/** Those into whose care customers may be put: agents and supervisors who work here now. */
@Component
public class StaffOwners implements CustomerOwners {

    private static final Set<Role> ROLES = Set.of(Role.AGENT, Role.SUPERVISOR);

    private final Accounts accounts;

    StaffOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean mayOwn(String account) {
        return all().stream().anyMatch(person -> person.username().equals(account));
    }

    /** In the order of their names. */
    public List<Person> all() {
        return accounts.working(ROLES);
    }

    /** What each is called by colleagues, by account. */
    public static Map<String, String> names(List<Person> people) {
        return people.stream().collect(Collectors.toMap(Person::username, Person::displayName));
    }
}
