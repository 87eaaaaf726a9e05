package io.wayline.platform.web;

import java.util.Objects;

import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.view.freemarker.FreeMarkerConfigurer;

import io.wayline.shared.text.WholeText;

/** Lets every text reach a page only as it can be shown without turning what stands around it. */
@Component
class ShownText {

    ShownText(FreeMarkerConfigurer pages) {
        var configuration = pages.getConfiguration();
        configuration.setObjectWrapper(new Wrapper(configuration.getIncompatibleImprovements()));
    }

    private static final class Wrapper extends DefaultObjectWrapper {

        Wrapper(Version version) {
            super(Objects.requireNonNull(version));
        }

        @Override
        public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
            return super.wrap(value instanceof String text ? WholeText.shown(text) : value);
        }
    }
}
