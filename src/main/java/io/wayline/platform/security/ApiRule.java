package io.wayline.platform.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.util.pattern.PathPattern;

import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/**
 * Who may call one route of the API.
 *
 * @param scopes what a key needs, all of them; empty when no key may pass
 * @param roles what a person needs, one of them
 */
record ApiRule(HttpMethod method, PathPattern path, Set<Scope> scopes, List<Role> roles) {

    boolean allows(@Nullable Authentication caller) {
        if (caller == null) {
            return false;
        }
        var has = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return !scopes.isEmpty() && scopes.stream().allMatch(scope -> has.contains(scope.authority()))
                || roles.stream().anyMatch(role -> has.contains(role.authority()));
    }

    /** What is needed, in words. */
    String needs() {
        var needs = new ArrayList<String>();
        if (!scopes.isEmpty()) {
            needs.add("a key with %s"
                    .formatted(String.join(
                            " and ", scopes.stream().map(Scope::text).sorted().toList())));
        }
        needs.add("one of the roles "
                + String.join(", ", roles.stream().map(Role::name).toList()));
        return String.join(", or ", needs);
    }
}
