package io.wayline.platform.security;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Lets each route of the API be called by those whom it names. A path that no route names does not exist for anybody;
 * rows and fields are narrowed further by each feature.
 */
@Component
class ApiRules implements AuthorizationManager<RequestAuthorizationContext>, SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile List<ApiRule> rules = List.of();

    ApiRules(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Controllers come to be after the security chains, and before the server takes its first request. */
    @Override
    public void afterSingletonsInstantiated() {
        rules = new ApiRoutes(mappings.stream().toList()).rules();
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = PathContainer.parsePath(request.getRequestURI());
        var method = "HEAD".equals(request.getMethod()) ? HttpMethod.GET : HttpMethod.valueOf(request.getMethod());
        var decisive = rules.stream()
                .filter(rule -> rule.method().equals(method) && rule.path().matches(path))
                .findFirst();
        if (decisive.isPresent()) {
            return new Verdict(decisive.get().allows(caller.get()), List.of(method), decisive.get());
        }
        var others = rules.stream()
                .filter(rule -> rule.path().matches(path))
                .map(ApiRule::method)
                .distinct()
                .toList();
        return new Verdict(false, others, null);
    }

    /**
     * What the rules say of a request.
     *
     * @param methods which methods the path knows; empty when there is no such path
     * @param rule the one that decided, or null when there is none
     */
    record Verdict(
            boolean granted,
            List<HttpMethod> methods,
            @Nullable ApiRule rule) implements AuthorizationResult {

        @Override
        public boolean isGranted() {
            return granted;
        }
    }
}
