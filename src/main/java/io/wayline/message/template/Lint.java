package io.wayline.message.template;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import freemarker.template.Template;

/**
 * Finds what a mail template must not use. It reads the parsed template in its canonical form, where comments cannot
 * hide a construct, and rather refuses a harmless text than lets a dangerous one pass.
 */
final class Lint {

    private static final Set<String> DIRECTIVES = Set.of("if", "elseif", "else", "list", "items", "sep", "break");

    private static final Pattern DIRECTIVE = Pattern.compile("</?#([A-Za-z_]+)");
    private static final Pattern MACRO_CALL = Pattern.compile("</?@");
    private static final Pattern BUILT_IN = Pattern.compile("\\?(new|interpret|eval|eval_json|evalJson|no_esc|noEsc"
            + "|api|with_args|withArgs|with_args_last|withArgsLast|absolute_template_name|absoluteTemplateName"
            + "|is_macro|isMacro|namespace)\\b");
    private static final Pattern SPECIAL = Pattern.compile("\\.(data_model|dataModel|globals|locals|vars|main|namespace"
            + "|get_optional_template|getOptionalTemplate|caller_template_name|callerTemplateName|args|error)\\b");
    private static final Pattern RANGE_LOOP = Pattern.compile("<#list[^\\n>]*\\.\\.");
    private static final Pattern HEADER = Pattern.compile("\\A\\s*[<\\[]#ftl");

    private Lint() {}

    /** What is wrong with a template, as the rest of a sentence, or empty. */
    static Optional<String> fault(String source, Template parsed) {
        if (HEADER.matcher(source).find()) {
            return Optional.of("begins with <#ftl>, which changes how it is escaped");
        }
        var canonical = canonical(parsed);
        var directives = DIRECTIVE.matcher(canonical);
        while (directives.find()) {
            if (!DIRECTIVES.contains(directives.group(1))) {
                return Optional.of("uses <#%s>".formatted(directives.group(1)));
            }
        }
        if (MACRO_CALL.matcher(canonical).find()) {
            return Optional.of("calls a macro with <@>");
        }
        var builtIns = BUILT_IN.matcher(canonical);
        if (builtIns.find()) {
            return Optional.of("uses ?" + builtIns.group(1));
        }
        var specials = SPECIAL.matcher(canonical);
        if (specials.find()) {
            return Optional.of("uses ." + specials.group(1));
        }
        return RANGE_LOOP.matcher(canonical).find() ? Optional.of("loops over a range of numbers") : Optional.empty();
    }

    private static String canonical(Template parsed) {
        var text = new StringWriter();
        try {
            parsed.dump(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A string takes every text", impossible);
        }
        return text.toString();
    }
}
