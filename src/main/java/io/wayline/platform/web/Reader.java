package io.wayline.platform.web;

import java.util.Optional;

import org.springframework.security.core.context.SecurityContextHolder;

import io.wayline.staff.Person;

/** Who reads the page, as far as this thread's security context knows. */
final class Reader {

    private Reader() {}

    static Optional<Person> person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }
}
