package io.wayline.platform.web;

import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.freemarker.autoconfigure.FreeMarkerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.AbstractUrlBasedView;
import org.springframework.web.servlet.view.freemarker.FreeMarkerView;
import org.springframework.web.servlet.view.freemarker.FreeMarkerViewResolver;

import static java.time.Duration.ofDays;

/** Makes every page a page of the shell, and lets browsers keep the bundle. */
@Configuration(proxyBeanMethods = false)
class ShellViews implements WebMvcConfigurer {

    @Bean
    FreeMarkerViewResolver freeMarkerViewResolver(FreeMarkerProperties properties, Shell shell) {
        var resolver = new ShellViewResolver(shell);
        properties.applyToMvcViewResolver(resolver);
        return resolver;
    }

    /** The names in there carry a hash of the content, so what a browser has is never stale. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/app/assets/**")
                .addResourceLocations("classpath:/static/app/assets/")
                .setCacheControl(CacheControl.maxAge(ofDays(365)).cachePublic().immutable());
    }

    private static final class ShellViewResolver extends FreeMarkerViewResolver {

        private final Shell shell;

        ShellViewResolver(Shell shell) {
            this.shell = shell;
            setViewClass(ShellView.class);
        }

        @Override
        protected Class<?> requiredViewClass() {
            return ShellView.class;
        }

        @Override
        protected AbstractUrlBasedView instantiateView() {
            return new ShellView(shell);
        }
    }

    private static final class ShellView extends FreeMarkerView {

        private final Shell shell;

        ShellView(Shell shell) {
            this.shell = shell;
        }

        @Override
        protected void exposeHelpers(Map<String, Object> model, HttpServletRequest request) {
            shell.dress(model, request);
        }
    }
}
