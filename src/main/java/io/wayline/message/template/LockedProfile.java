package io.wayline.message.template;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.InvalidReferenceException;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;

import io.wayline.message.MailNotWritten;

/**
 * The template language as people who write mails get it: maps, lists, and plain values, nothing of the machine below.
 * Never shared with the pages.
 */
final class LockedProfile {

    private static final int LONGEST_MAIL = 500_000;

    private final Configuration settings = new Configuration(Configuration.VERSION_2_3_34);

    LockedProfile() {
        settings.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        settings.setAPIBuiltinEnabled(false);
        settings.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        settings.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        // its message would repeat what a mail says about a customer
        settings.setLogTemplateExceptions(false);
        settings.setWrapUncheckedExceptions(true);
        settings.setAutoEscapingPolicy(Configuration.ENABLE_IF_SUPPORTED_AUTO_ESCAPING_POLICY);
        settings.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
        settings.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        settings.setRecognizeStandardFileExtensions(false);
        settings.setLocalizedLookup(false);
        settings.setTemplateLoader(null);
    }

    Part html(String template, String file, Locale language, String source) {
        return part(template, file, language, source, HTMLOutputFormat.INSTANCE);
    }

    Part text(String template, String file, Locale language, String source) {
        return part(template, file, language, source, PlainTextOutputFormat.INSTANCE);
    }

    private Part part(String template, String file, Locale language, String source, OutputFormat format) {
        try {
            var parsing = new TemplateConfiguration();
            parsing.setParentConfiguration(settings);
            parsing.setOutputFormat(format);
            var parsed = new Template(file, file, new StringReader(source), settings, parsing, null);
            parsed.setLocale(language);
            Lint.fault(source, parsed).ifPresent(fault -> {
                throw MailNotWritten.broken(
                        template, fault + " in " + file, "write it with #if, #list, and declared variables only");
            });
            return new Part(template, parsed);
        } catch (ParseException unreadable) {
            throw MailNotWritten.broken(
                    template,
                    "cannot be read in %s, line %d".formatted(file, unreadable.getLineNumber()),
                    "correct it there: " + firstLine(unreadable.getEditorMessage()));
        } catch (IOException impossible) {
            throw new IllegalStateException("A string is always readable", impossible);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    /** One parsed piece of a mail: its subject, or its body in one format and language. */
    record Part(String template, Template parsed) {

        /** @param model maps, lists, text, numbers, and booleans only */
        String render(Map<String, ?> model) {
            var out = new LimitedWriter(LONGEST_MAIL);
            try {
                parsed.process(model, out);
                return out.toString();
            } catch (InvalidReferenceException missing) {
                throw MailNotWritten.variable(
                        template,
                        String.valueOf(missing.getBlamedExpressionString()),
                        "is missing",
                        "declare it in meta.json, or ask for it with ?? first");
            } catch (TemplateException failed) {
                throw MailNotWritten.broken(
                        template,
                        "fails in %s, line %s".formatted(failed.getTemplateSourceName(), failed.getLineNumber()),
                        "correct the expression " + failed.getBlamedExpressionString());
            } catch (LimitedWriter.TooLong tooLong) {
                throw MailNotWritten.broken(
                        template,
                        "makes a mail of more than %d characters".formatted(LONGEST_MAIL),
                        "shorten it or its lists");
            } catch (IOException impossible) {
                throw new IllegalStateException("Memory takes every text", impossible);
            } catch (StackOverflowError tooDeep) {
                throw MailNotWritten.broken(template, "is nested too deeply", "flatten it");
            }
        }
    }
}
