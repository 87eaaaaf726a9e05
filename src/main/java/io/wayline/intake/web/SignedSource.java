package io.wayline.intake.web;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A source that proved itself by signing its request; it may send its own events and nothing else. */
final class SignedSource extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final String source;

    SignedSource(String source) {
        super(AuthorityUtils.createAuthorityList("SCOPE_events:write"));
        this.source = source;
        setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
        return source;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
