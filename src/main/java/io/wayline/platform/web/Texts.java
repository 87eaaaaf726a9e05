package io.wayline.platform.web;

import java.util.List;
import java.util.Locale;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The method {@code msg(key, args…)} of the templates: a text in the reader's language. A key without a text is a
 * defect of the page and stops it.
 */
final class Texts implements TemplateMethodModelEx {

    private final MessageSource messages;
    private final Locale language;

    Texts(MessageSource messages, Locale language) {
        this.messages = messages;
        this.language = language;
    }

    @Override
    @SuppressWarnings("rawtypes") // as FreeMarker declares it
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.isEmpty()) {
            throw new TemplateModelException("msg needs the key of a text");
        }
        var values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(arguments.get(i));
        }
        var rest = new Object[values.length - 1];
        System.arraycopy(values, 1, rest, 0, rest.length);
        return messages.getMessage(String.valueOf(values[0]), rest.length == 0 ? null : rest, language);
    }

    @Nullable
    private static Object plain(Object argument) throws TemplateModelException {
        return DeepUnwrap.unwrap((TemplateModel) argument);
    }
}
