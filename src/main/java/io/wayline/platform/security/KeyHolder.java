package io.wayline.platform.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import io.wayline.staff.ApiKey;

/** A caller with an API key, for one request. */
final class KeyHolder extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient ApiKey key;

    KeyHolder(ApiKey key) {
        super(key.scopes().stream()
                .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                .toList());
        this.key = key;
        setAuthenticated(true);
    }

    @Override
    public ApiKey getPrincipal() {
        return key;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
