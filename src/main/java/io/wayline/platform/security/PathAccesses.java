package io.wayline.platform.security;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

import io.wayline.shared.page.PathAccess;

/** The paths that features open or shut in a way of their own. */
@Component
class PathAccesses {

    private final Map<PathAccess.Kind, List<RequestMatcher>> paths;

    /** @throws IllegalStateException when two claim one path */
    PathAccesses(Collection<PathAccess> all) {
        var claimed = new HashSet<String>();
        for (var one : all) {
            if (!claimed.add(one.path())) {
                throw new IllegalStateException("Two say how %s is reached".formatted(one.path()));
            }
        }
        paths = all.stream()
                .collect(Collectors.groupingBy(
                        PathAccess::kind,
                        () -> new EnumMap<>(PathAccess.Kind.class),
                        Collectors.mapping(PathAccesses::matcher, Collectors.toList())));
    }

    RequestMatcher of(PathAccess.Kind kind) {
        var matchers = paths.getOrDefault(kind, List.of());
        return request -> matchers.stream().anyMatch(path -> path.matches(request));
    }

    private static RequestMatcher matcher(PathAccess access) {
        return PathPatternRequestMatcher.withDefaults().matcher(access.path());
    }
}
