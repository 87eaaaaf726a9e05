package io.wayline.message.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.customer.access.Viewer;
import io.wayline.message.MailNotWritten;
import io.wayline.message.TestMailRefused;
import io.wayline.message.operation.SentLately;
import io.wayline.message.operation.TestMails;
import io.wayline.message.template.FindingTexts;
import io.wayline.message.template.MailTemplates;
import io.wayline.message.template.TemplateFinding;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;

/** What mails are written from: how each looks, what is wrong with it, who uses it, and a test mail. */
@Controller
@RequestMapping("/mails/templates")
@PreAuthorize("hasAnyRole('MARKETING', 'OPERATIONS', 'ADMIN')")
class MailTemplatePages {

    private static final Set<String> OUTCOMES = Set.of(
            "sent",
            "invalid-value",
            "mail-template-broken",
            "mail-variable-unfit",
            "test-mail-address",
            "test-mail-customer",
            "test-mail-undeliverable",
            "test-mails-too-many");

    private final TemplateCatalogue catalogue;
    private final MailTemplates templates;
    private final MailPreviews previews;
    private final FindingTexts texts;
    private final TestMails tests;

    MailTemplatePages(
            TemplateCatalogue catalogue,
            MailTemplates templates,
            MailPreviews previews,
            FindingTexts texts,
            TestMails tests) {
        this.catalogue = catalogue;
        this.templates = templates;
        this.previews = previews;
        this.texts = texts;
        this.tests = tests;
    }

    /** A finding in the reader's words. */
    public record Found(boolean error, String place, String text) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("templates", catalogue.all(LocaleContextHolder.getLocale()));
        model.addAttribute("astray", catalogue.astray(LocaleContextHolder.getLocale()));
        model.addAttribute("days", SentLately.DAYS);
        return "message/mail-templates";
    }

    /**
     * @param locale the language of the preview; empty for the customer's, or the company's
     * @param customer whose mail is shown; empty for sample data
     * @param about what the mail is about
     * @param dark whether it is shown as in the dark
     * @param test what became of the test mail that was asked for, a word of ours; null without one
     */
    @GetMapping("/{key}")
    String one(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String locale,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "false") boolean dark,
            @RequestParam @Nullable String test,
            Viewer viewer,
            Principal person,
            Model model) {
        var report = templates.report(key);
        var reader = LocaleContextHolder.getLocale();
        model.addAttribute("template", catalogue.get(key, reader));
        model.addAttribute("variables", report.variables());
        model.addAttribute(
                "findings",
                report.findings().stream()
                        .map(finding -> shown(finding, reader))
                        .toList());
        model.addAttribute("asksCustomers", viewer.rows() != Viewer.RowScope.NONE);
        var shown = locale.isEmpty() && customer.isBlank() ? ofReader(reader) : locale;
        model.addAttribute("locale", shown);
        model.addAttribute("customer", customer.strip());
        model.addAttribute("about", about.strip());
        model.addAttribute("dark", dark);
        model.addAttribute("days", SentLately.DAYS);
        model.addAttribute("test", test != null && OUTCOMES.contains(test) ? test : null);
        model.addAttribute("recipients", suggestions(person.getName()));
        model.addAttribute("once", UUID.randomUUID().toString());
        try {
            var preview = previews.of(key, new MailPreviews.Asked(shown, customer, about), viewer);
            model.addAttribute("mail", preview.mail());
            model.addAttribute("language", preview.language().toLanguageTag());
        } catch (Refusal unseen) {
            model.addAttribute("unseen", unseen.code());
            model.addAttribute("variable", unseen.data().get("variable"));
        }
        return "message/mail-template";
    }

    @GetMapping("/{key}/body")
    ResponseEntity<String> body(
            @PathVariable String key,
            @RequestParam @Nullable String locale,
            @RequestParam @Nullable String customer,
            @RequestParam @Nullable String about,
            @RequestParam(defaultValue = "false") boolean dark,
            Viewer viewer) {
        var html = previews.of(key, new MailPreviews.Asked(locale, customer, about), viewer)
                .mail()
                .html();
        return dark ? MailFrame.inTheDark(html) : MailFrame.of(html);
    }

    @PostMapping("/{key}/test")
    String test(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String locale,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String once,
            Principal person,
            RedirectAttributes query) {
        templates.report(key);
        query.addAttribute("locale", locale);
        try {
            tests.send(key, MailPreviews.language(locale), to, once, person.getName());
            query.addAttribute("test", "sent");
        } catch (TestMailRefused | InvalidValue | MailNotWritten refused) {
            query.addAttribute("test", refused.code());
        }
        query.addAttribute("key", key);
        return "redirect:/mails/templates/{key}";
    }

    private Found shown(TemplateFinding finding, Locale reader) {
        return new Found(finding.isError(), FindingTexts.place(finding), texts.of(finding, reader));
    }

    private static String ofReader(Locale reader) {
        return reader.getLanguage().equals("zh") ? "zh-CN" : "en";
    }

    /** Their own address, where a whole domain may get test mails, and every address that is named. */
    private List<String> suggestions(String person) {
        return tests.recipients().stream()
                .map(each -> each.startsWith("@") ? person + each : each)
                .toList();
    }
}
