package io.wayline.platform.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Reads from all controllers who may call them: what stands beside each route below {@code /api} as {@link Allowed}. */
final class ApiRoutes {

    private static final String API = "/api/";
    private static final String OURS = "io.wayline.";

    /** The framework answers it, so no method of ours can say who may. */
    private static final ApiRule METRICS = new ApiRule(
            HttpMethod.GET,
            PathPatternParser.defaultInstance.parse("/actuator/prometheus"),
            Set.of(Scope.METRICS_READ),
            List.of(Role.ADMIN));

    private final Map<String, ApiRule> rules = new HashMap<>();
    private final Set<String> wrong = new TreeSet<>();

    ApiRoutes(Collection<RequestMappingHandlerMapping> mappings) {
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach(this::read));
    }

    /**
     * The most specific path first, as a request finds its controller.
     *
     * @throws IllegalStateException when a route does not say who may call it, or says two things
     */
    List<ApiRule> rules() {
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
        var all = new ArrayList<>(rules.values());
        all.add(METRICS);
        all.sort((one, other) -> one.path().compareTo(other.path()));
        return List.copyOf(all);
    }

    private void read(RequestMappingInfo route, HandlerMethod handler) {
        var allowed = handler.getMethodAnnotation(Allowed.class);
        for (var path : patterns(route)) {
            if (path.getPatternString().startsWith(API)) {
                read(path, route.getMethodsCondition().getMethods(), allowed, handler);
            } else if (allowed != null) {
                wrong.add("@Allowed of %s is asked by nobody: %s is no path of the API".formatted(handler, path));
            }
        }
    }

    private void read(PathPattern path, Set<RequestMethod> methods, @Nullable Allowed allowed, HandlerMethod handler) {
        if (allowed == null) {
            // what a library puts there stays shut
            if (handler.getBeanType().getName().startsWith(OURS)) {
                wrong.add("%s does not say by @Allowed who may call %s".formatted(handler, path));
            }
        } else if (methods.isEmpty()) {
            wrong.add("%s does not say with which method %s is called".formatted(handler, path));
        } else {
            methods.forEach(method -> add(
                    new ApiRule(method.asHttpMethod(), path, Set.of(allowed.scopes()), List.of(allowed.roles())),
                    handler));
        }
    }

    /** Methods that differ only in what they take or give are one route to those who call it. */
    private void add(ApiRule rule, HandlerMethod handler) {
        var other = rules.putIfAbsent(rule.method() + " " + rule.path(), rule);
        if (other != null && !other.equals(rule)) {
            wrong.add("%s lets others call %s %s than another method does"
                    .formatted(handler, rule.method(), rule.path()));
        }
    }

    private static Set<PathPattern> patterns(RequestMappingInfo route) {
        var condition = route.getPathPatternsCondition();
        return condition == null ? Set.of() : condition.getPatterns();
    }
}
