package io.wayline.staff;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody's signed-in session: who, and under which generation of their account. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final Person person;
    private final int generation;

    public SignedIn(Person person, int generation) {
        super(person.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList());
        this.person = person;
        this.generation = generation;
        setAuthenticated(true);
    }

    @Override
    public Person getPrincipal() {
        return person;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    public int generation() {
        return generation;
    }
}
