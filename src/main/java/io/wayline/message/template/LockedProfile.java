package io.wayline.message.template;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;

/**
 * The template language as people who write mails get it: maps, lists, and plain values, nothing of the machine below.
 * Never shared with the pages. What it lets pass ends: in size, in passes through lists, and in time.
 */
final class LockedProfile {

    private static final int LONGEST_SOURCE = 100_000;

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

    /** A file of HTML, or nothing when it must not be used; the findings say why. */
    Optional<Part> html(String file, Locale language, String source, TemplateFindings findings) {
        return part(file, "", language, source, HTMLOutputFormat.INSTANCE, findings);
    }

    /** A file of text, or nothing when it must not be used; the findings say why. */
    Optional<Part> text(String file, Locale language, String source, TemplateFindings findings) {
        return part(file, "", language, source, PlainTextOutputFormat.INSTANCE, findings);
    }

    /** A short text in a field of {@code meta.json}, or nothing when it must not be used; the findings say why. */
    Optional<Part> field(String field, Locale language, String source, TemplateFindings findings) {
        return part(MetaFile.NAME, field, language, source, PlainTextOutputFormat.INSTANCE, findings);
    }

    private Optional<Part> part(
            String file, String field, Locale language, String source, OutputFormat format, TemplateFindings findings) {
        try {
            if (source.length() > LONGEST_SOURCE) {
                wrong(findings, file, field, 0, "file-too-large", Integer.toString(LONGEST_SOURCE));
                return Optional.empty();
            }
            var parsed = parsed(file, language, source, format);
            var forbidden = LanguageRules.forbidden(source, parsed);
            forbidden.ifPresent(
                    construct -> wrong(findings, file, field, line(source, construct), "forbidden", construct));
            return forbidden.isPresent() ? Optional.empty() : Optional.of(new Part(file, field, parsed));
        } catch (ParseException unreadable) {
            wrong(findings, file, field, unreadable.getLineNumber(), "syntax", firstLine(unreadable));
        } catch (StackOverflowError tooDeep) {
            wrong(findings, file, field, 0, "too-deep");
        } catch (IOException impossible) {
            throw new IllegalStateException("A string is always readable", impossible);
        }
        return Optional.empty();
    }

    private Template parsed(String file, Locale language, String source, OutputFormat format) throws IOException {
        var parsing = new TemplateConfiguration();
        parsing.setParentConfiguration(settings);
        parsing.setOutputFormat(format);
        var parsed = new Template(file, file, new StringReader(source), settings, parsing, null);
        parsed.setLocale(language);
        return parsed;
    }

    private static void wrong(
            TemplateFindings findings, String file, String field, int line, String rule, String... params) {
        if (field.isEmpty()) {
            findings.error(file, line, rule, params);
        } else {
            findings.wrongField(field, rule, params);
        }
    }

    /** The line where the construct is first written as we name it; 0 when it is written in another way. */
    private static int line(String source, String construct) {
        var at = source.indexOf(construct.replaceAll("[ …>)(]+$", ""));
        return at < 0
                ? 0
                : 1
                        + (int) source.substring(0, at)
                                .chars()
                                .filter(each -> each == '\n')
                                .count();
    }

    private static String firstLine(ParseException unreadable) {
        var message = unreadable.getEditorMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
