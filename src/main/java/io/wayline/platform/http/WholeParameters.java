package io.wayline.platform.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.wayline.shared.text.WholeText;

/** Refuses parameters, of addresses and of forms, with text that cannot be kept, before any route reads one. */
@Component
public class WholeParameters implements HandlerInterceptor, WebMvcConfigurer {

    /** The name of the field that was refused, for the page that says so. */
    public static final String FIELD = WholeParameters.class.getName() + ".field";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // whatever is typed there is text to look for, and finds nothing
        registry.addInterceptor(this).excludePathPatterns("/search", "/search/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // what failed is answered with the parameters that it came with, or without those that cannot be read
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            request.getParameterMap().forEach((name, values) -> {
                for (var value : values) {
                    if (!WholeText.is(name) || !WholeText.is(value)) {
                        request.setAttribute(FIELD, WholeText.shown(name));
                        throw WholeText.refused(name);
                    }
                }
            });
        }
        return true;
    }
}
