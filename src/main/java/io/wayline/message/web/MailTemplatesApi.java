package io.wayline.message.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.message.MailSettings;
import io.wayline.message.operation.TestMails;
import io.wayline.message.template.FindingTexts;
import io.wayline.message.template.MailTemplates;
import io.wayline.message.template.TemplateFinding;
import io.wayline.message.template.TemplateReport;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** {@code /api/v1/mail-templates}: what mails may be written, what is wrong with them, and how they look. */
@RestController
@RequestMapping("/api/v1/mail-templates")
@Tag(name = "Mail templates", description = "What mails are written from, and what is wrong with it.")
class MailTemplatesApi {

    private final TemplateCatalogue catalogue;
    private final MailTemplates templates;
    private final MailPreviews previews;
    private final FindingTexts texts;
    private final TestMails tests;
    private final MailSettings settings;

    MailTemplatesApi(
            TemplateCatalogue catalogue,
            MailTemplates templates,
            MailPreviews previews,
            FindingTexts texts,
            TestMails tests,
            MailSettings settings) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.previews = previews;
        this.texts = texts;
        this.tests = tests;
        this.settings = settings;
    }

    /** One template with all that is known of it. */
    record Detail(
            @JsonUnwrapped TemplateView template, List<TemplateReport.Variable> variables, List<Finding> findings) {}

    /**
     * One thing that is wrong.
     *
     * @param field the field of {@code meta.json}; null elsewhere
     * @param line from 1; null where the file as a whole is meant
     * @param text what is wrong and what helps, in the language that the caller accepts
     */
    record Finding(
            TemplateFinding.Severity severity,
            String file,
            @Nullable String field,
            @Nullable Integer line,
            String rule,
            String text) {}

    /** A mail as it would be written. */
    record Preview(String locale, String subject, String html, String text) {}

    /**
     * To whom a test mail goes.
     *
     * @param to one of the addresses of {@code wayline.mail.test-addresses}
     * @param locale the company's language when left out
     * @param key 1 to 100 characters; the same key again is the same mail; left out, each call is a mail of its own
     */
    record Test(
            @Nullable String to,
            @Nullable String locale,
            @Nullable String key) {}

    /** The message that carries it. */
    record Sent(String message) {}

    @GetMapping
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    Page<TemplateView> list() {
        var all = catalogue.all(LocaleContextHolder.getLocale());
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/{key}")
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    Detail get(@PathVariable String key) {
        var report = templates.report(key);
        var reader = LocaleContextHolder.getLocale();
        return new Detail(
                catalogue.get(key, reader),
                report.variables(),
                report.findings().stream()
                        .map(finding -> shown(finding, reader))
                        .toList());
    }

    @GetMapping("/{key}/preview")
    @Allowed(
            scopes = Scope.MESSAGES_READ,
            roles = {Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "A mail as it would be written",
            description = "With the template's samples, or for a customer whom the caller may see. Nothing is sent.")
    Preview preview(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String locale,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String about,
            Viewer viewer) {
        var preview = previews.of(key, new MailPreviews.Asked(locale, customer, about), viewer);
        var mail = preview.mail();
        return new Preview(preview.language().toLanguageTag(), mail.subject(), mail.html(), mail.text());
    }

    @PostMapping("/{key}/test")
    @Allowed(
            scopes = Scope.MESSAGES_WRITE,
            roles = {Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a test mail to an address of ours",
            description = "With the template's samples and marked in the subject. It never goes to a customer.")
    Sent test(@PathVariable String key, @RequestBody Test test, Principal caller) {
        if (test.to() == null) {
            throw new InvalidValue("to", "is missing", "name the address that gets the test mail");
        }
        templates.report(key);
        var language = test.locale() == null ? settings.locale() : MailPreviews.language(test.locale());
        var once = test.key() == null ? UUID.randomUUID().toString() : test.key();
        return new Sent(tests.send(key, language, test.to(), once, caller.getName()));
    }

    private Finding shown(TemplateFinding finding, Locale reader) {
        return new Finding(
                finding.severity(),
                finding.file(),
                finding.field().isEmpty() ? null : finding.field(),
                finding.line() == 0 ? null : finding.line(),
                finding.rule(),
                texts.of(finding, reader));
    }
}
