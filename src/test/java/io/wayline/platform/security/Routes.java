package io.wayline.platform.security;

import java.util.Collection;
import java.util.TreeSet;

import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that a controller of ours answers by a method of its own, as {@code GET /customers/{ref}}. */
record Routes(Collection<RequestMappingHandlerMapping> mappings) {

    TreeSet<String> all() {
        var routes = new TreeSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().forEach((route, controller) -> {
                if (controller.getBeanType().getName().startsWith("io.wayline.")) {
                    routes.addAll(names(route));
                }
            });
        }
        return routes;
    }

    private static TreeSet<String> names(RequestMappingInfo route) {
        var names = new TreeSet<String>();
        for (var path : route.getPatternValues()) {
            route.getMethodsCondition().getMethods().forEach(method -> names.add(method + " " + path));
        }
        return names;
    }
}
