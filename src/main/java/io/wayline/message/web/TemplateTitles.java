package io.wayline.message.web;

import java.util.Map;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import io.wayline.message.template.MailTemplates;

/** Gives every page of mails the names that people have for templates, so that no page shows their keys. */
@ControllerAdvice(basePackageClasses = TemplateTitles.class)
class TemplateTitles {

    private final MailTemplates templates;

    TemplateTitles(MailTemplates templates) {
        this.templates = templates;
    }

    /** By key, in the reader's language; one without a name is missing. */
    @ModelAttribute("titles")
    Map<String, String> titles() {
        return templates.titles(LocaleContextHolder.getLocale());
    }
}
