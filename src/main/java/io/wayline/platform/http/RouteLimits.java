package io.wayline.platform.http;

import java.util.List;
import java.util.OptionalLong;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.wayline.shared.body.BodyLimit;

/** How large the body of a request may be, by its route. */
@Component
class RouteLimits {

    private final OptionalLong every;
    private final List<Route> routes;

    RouteLimits(HttpSettings settings, List<BodyLimit> limits) {
        this.every = OptionalLong.of(settings.maxBody().toBytes());
        this.routes = limits.stream()
                .map(limit ->
                        new Route(limit.method(), PathPatternParser.defaultInstance.parse(limit.path()), limit.most()))
                .toList();
    }

    private record Route(String method, PathPattern path, OptionalLong most) {}

    /** In bytes; empty when the route sees to that itself. */
    OptionalLong of(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return routes.stream()
                .filter(route -> route.method().equals(request.getMethod())
                        && route.path().matches(path))
                .map(Route::most)
                .findFirst()
                .orElse(every);
    }
}
