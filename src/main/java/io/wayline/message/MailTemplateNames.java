package io.wayline.message;

import java.util.Set;

/** Knows which mails can be written. */
public interface MailTemplateNames {

    /** The names of all templates, also of those that are broken: they can be mended, and what uses them waits. */
    Set<String> names();
}
