package io.wayline.platform.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.wayline.staff.Role;
import io.wayline.staff.Scope;

import static io.wayline.staff.Role.ADMIN;
import static io.wayline.staff.Role.AGENT;
import static io.wayline.staff.Role.MARKETING;
import static io.wayline.staff.Role.OPERATIONS;
import static io.wayline.staff.Role.SUPERVISOR;

/**
 * Who may call what. A path without a line here does not exist for anybody, whatever controllers there are; rows and
 * fields are narrowed further by each feature.
 */
@Component
class ApiRules implements AuthorizationManager<RequestAuthorizationContext> {

    private static final HttpMethod GET = HttpMethod.GET;
    private static final HttpMethod POST = HttpMethod.POST;

    /** Tasks are people's: a key acts for one of them. */
    private static final Set<Scope> TASKS_READ = Set.of(Scope.JOURNEYS_READ, Scope.ACT_AS);

    private static final Set<Scope> TASKS_WRITE = Set.of(Scope.JOURNEYS_WRITE, Scope.ACT_AS);

    private final List<Rule> rules = List.of(
            rule(GET, "/api/v1/events/**", scope(Scope.EVENTS_READ), OPERATIONS, ADMIN, SUPERVISOR),
            rule(POST, "/api/v1/events", scope(Scope.EVENTS_WRITE), ADMIN),
            rule(POST, "/api/v1/events/{id}/replay", Set.of(Scope.EVENTS_WRITE, Scope.ACT_AS), OPERATIONS, ADMIN),
            rule(GET, "/api/v1/event-sources/**", scope(Scope.SOURCES_WRITE), ADMIN),
            rule(POST, "/api/v1/event-sources/**", scope(Scope.SOURCES_WRITE), ADMIN),
            rule(HttpMethod.PUT, "/api/v1/event-sources/**", scope(Scope.SOURCES_WRITE), ADMIN),
            rule(HttpMethod.DELETE, "/api/v1/event-sources/**", scope(Scope.SOURCES_WRITE), ADMIN),
            rule(POST, "/api/v1/customers/import", scope(Scope.CUSTOMERS_WRITE), OPERATIONS),
            rule(GET, "/api/v1/duplicates", scope(Scope.CUSTOMERS_READ), SUPERVISOR, OPERATIONS),
            rule(POST, "/api/v1/duplicates/{id}/distinct", scope(Scope.CUSTOMERS_WRITE), SUPERVISOR, OPERATIONS),
            rule(GET, "/api/v1/duplicates/{id}/merge", scope(Scope.CUSTOMERS_READ), SUPERVISOR),
            rule(POST, "/api/v1/duplicates/{id}/merge", scope(Scope.CUSTOMERS_WRITE), SUPERVISOR),
            rule(POST, "/api/v1/orders/import", scope(Scope.CUSTOMERS_WRITE), OPERATIONS),
            rule(GET, "/api/v1/imports/**", scope(Scope.CUSTOMERS_WRITE), OPERATIONS),
            rule(POST, "/api/v1/imports/{id}/cancel", scope(Scope.CUSTOMERS_WRITE), OPERATIONS),
            rule(HttpMethod.PUT, "/api/v1/customers/{ref}", scope(Scope.CUSTOMERS_WRITE), SUPERVISOR),
            rule(HttpMethod.PATCH, "/api/v1/customers/{ref}", scope(Scope.CUSTOMERS_WRITE), AGENT, SUPERVISOR),
            rule(HttpMethod.DELETE, "/api/v1/customers/{ref}", scope(Scope.CUSTOMERS_WRITE), AGENT, SUPERVISOR),
            rule(GET, "/api/v1/erasures", scope(Scope.CUSTOMERS_READ), SUPERVISOR, OPERATIONS, ADMIN),
            rule(GET, "/api/v1/customers.csv", scope(Scope.CUSTOMERS_READ), AGENT, SUPERVISOR, OPERATIONS, ADMIN),
            rule(GET, "/api/v1/customers/**", scope(Scope.CUSTOMERS_READ), AGENT, SUPERVISOR, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/customers/{ref}/consents", scope(Scope.CUSTOMERS_WRITE), AGENT, SUPERVISOR),
            rule(
                    GET,
                    "/api/v1/customers/{ref}/holds",
                    scope(Scope.CUSTOMERS_READ),
                    AGENT,
                    SUPERVISOR,
                    OPERATIONS,
                    ADMIN),
            rule(POST, "/api/v1/customers/{ref}/holds", scope(Scope.CUSTOMERS_WRITE), AGENT, SUPERVISOR),
            rule(HttpMethod.DELETE, "/api/v1/customers/{ref}/holds", scope(Scope.CUSTOMERS_WRITE), AGENT, SUPERVISOR),
            rule(POST, "/api/v1/benefits/{ref}/*", scope(Scope.BENEFITS_WRITE), SUPERVISOR),
            rule(GET, "/api/v1/value", scope(Scope.CUSTOMERS_READ), SUPERVISOR, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/value/recompute", scope(Scope.CUSTOMERS_WRITE), OPERATIONS, ADMIN),
            rule(GET, "/api/v1/journeys/**", scope(Scope.JOURNEYS_READ), OPERATIONS, SUPERVISOR, ADMIN),
            rule(GET, "/api/v1/instances/{id}/records", TASKS_READ, AGENT, SUPERVISOR, OPERATIONS, ADMIN),
            rule(GET, "/api/v1/instances/**", scope(Scope.JOURNEYS_READ), OPERATIONS, SUPERVISOR, ADMIN),
            rule(POST, "/api/v1/instances/{id}/*", scope(Scope.JOURNEYS_WRITE), OPERATIONS, SUPERVISOR),
            rule(GET, "/api/v1/incidents/**", scope(Scope.JOURNEYS_READ), OPERATIONS, SUPERVISOR, ADMIN),
            rule(POST, "/api/v1/incidents/retry", scope(Scope.JOURNEYS_WRITE), OPERATIONS, SUPERVISOR),
            rule(GET, "/api/v1/set-aside", scope(Scope.JOURNEYS_READ), OPERATIONS, SUPERVISOR, ADMIN),
            rule(POST, "/api/v1/set-aside/retry", scope(Scope.JOURNEYS_WRITE), OPERATIONS, ADMIN),
            rule(GET, "/api/v1/paused-steps/**", scope(Scope.JOURNEYS_READ), OPERATIONS, SUPERVISOR, ADMIN),
            rule(POST, "/api/v1/paused-steps/{id}/resume", scope(Scope.JOURNEYS_WRITE), OPERATIONS, SUPERVISOR),
            rule(GET, "/api/v1/tasks/**", TASKS_READ, AGENT, SUPERVISOR, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/tasks/**", TASKS_WRITE, AGENT, SUPERVISOR),
            rule(HttpMethod.PUT, "/api/v1/tasks/{id}/priority", TASKS_WRITE, SUPERVISOR),
            rule(HttpMethod.PUT, "/api/v1/tasks/{id}/draft", TASKS_WRITE, AGENT, SUPERVISOR),
            rule(GET, "/api/v1/callbacks/**", TASKS_READ, AGENT, SUPERVISOR, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/callbacks/{ref}/*", TASKS_WRITE, AGENT, SUPERVISOR),
            rule(
                    GET,
                    "/api/v1/calendar/**",
                    scope(Scope.JOURNEYS_READ),
                    AGENT,
                    SUPERVISOR,
                    OPERATIONS,
                    MARKETING,
                    ADMIN),
            rule(POST, "/api/v1/calendar/proposals", scope(Scope.JOURNEYS_WRITE), OPERATIONS, ADMIN),
            // the second pair of eyes is a person's
            rule(POST, "/api/v1/calendar/proposals/{id}/confirm", Set.of(), OPERATIONS, ADMIN),
            rule(POST, "/api/v1/calendar/proposals/{id}/withdraw", scope(Scope.JOURNEYS_WRITE), OPERATIONS, ADMIN),
            rule(GET, "/api/v1/messages/**", scope(Scope.MESSAGES_READ), SUPERVISOR, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/messages/{id}/*", scope(Scope.MESSAGES_WRITE), SUPERVISOR, OPERATIONS),
            rule(GET, "/api/v1/bulk-resends/**", scope(Scope.MESSAGES_READ), SUPERVISOR, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/bulk-resends", scope(Scope.MESSAGES_WRITE), SUPERVISOR, OPERATIONS),
            // four eyes are those of people
            rule(POST, "/api/v1/bulk-resends/{id}/*", Set.of(), SUPERVISOR, OPERATIONS),
            rule(GET, "/api/v1/message-controls", scope(Scope.MESSAGES_READ), SUPERVISOR, OPERATIONS, ADMIN),
            rule(HttpMethod.PUT, "/api/v1/message-controls", scope(Scope.MESSAGES_WRITE), OPERATIONS),
            rule(GET, "/api/v1/mail-templates/**", scope(Scope.MESSAGES_READ), MARKETING, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/mail-templates/{key}/test", scope(Scope.MESSAGES_WRITE), MARKETING, OPERATIONS, ADMIN),
            rule(GET, "/api/v1/suppressed-addresses", scope(Scope.MESSAGES_READ), SUPERVISOR, OPERATIONS, ADMIN),
            rule(POST, "/api/v1/suppressed-addresses/**", scope(Scope.MESSAGES_WRITE), OPERATIONS, ADMIN),
            rule(GET, "/actuator/prometheus", scope(Scope.METRICS_READ), ADMIN));

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = PathContainer.parsePath(request.getRequestURI());
        var method = "HEAD".equals(request.getMethod()) ? GET : HttpMethod.valueOf(request.getMethod());
        var rule = rules.stream()
                .filter(door -> door.method().equals(method) && door.path().matches(path))
                .findFirst();
        if (rule.isPresent()) {
            return new Verdict(rule.get().allows(caller.get()), List.of(method), rule.get());
        }
        var others = rules.stream()
                .filter(door -> door.path().matches(path))
                .map(Rule::method)
                .toList();
        return new Verdict(false, others, null);
    }

    private static Rule rule(HttpMethod method, String path, Set<Scope> scopes, Role... roles) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(path), scopes, List.of(roles));
    }

    private static Set<Scope> scope(Scope scope) {
        return Set.of(scope);
    }

    /**
     * One door of the API.
     *
     * @param scopes what a key needs, all of them; empty when no key may pass
     * @param roles what a person needs, one of them
     */
    record Rule(HttpMethod method, PathPattern path, Set<Scope> scopes, List<Role> roles) {

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
                                " and ",
                                scopes.stream().map(Scope::text).sorted().toList())));
            }
            needs.add("one of the roles "
                    + String.join(", ", roles.stream().map(Role::name).toList()));
            return String.join(", or ", needs);
        }
    }

    /**
     * What the rules say of a request.
     *
     * @param methods which methods the path knows; empty when there is no such path
     * @param rule the line that decided, or null when there is none
     */
    record Verdict(
            boolean granted,
            List<HttpMethod> methods,
            @Nullable Rule rule) implements AuthorizationResult {

        @Override
        public boolean isGranted() {
            return granted;
        }
    }
}
