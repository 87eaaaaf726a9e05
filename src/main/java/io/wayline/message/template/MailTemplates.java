package io.wayline.message.template;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customer;
import io.wayline.message.MailFacts;
import io.wayline.message.MailNotWritten;
import io.wayline.message.MailSettings;
import io.wayline.message.MailSubject;
import io.wayline.message.MailTemplateNames;
import io.wayline.message.Purpose;
import io.wayline.shared.NotFound;

import static io.wayline.message.MailSettings.LANGUAGES;

/**
 * The mail templates. All are read, checked, and written once with their samples before the application is up. One with
 * an error stays known and says so to whoever wants a mail from it; all others work.
 */
@Component
public class MailTemplates implements MailTemplateNames {

    private static final Logger log = LoggerFactory.getLogger(MailTemplates.class);
    private static final String ROOT = "classpath:templates/mail/";

    private final Map<String, TemplateFiles.Read> templates;
    private final KnownFacts facts;
    private final FindingTexts texts;
    private final String sampleLink;

    @Autowired
    MailTemplates(
            ResourcePatternResolver resources,
            JsonMapper json,
            List<MailFacts> facts,
            MailSettings settings,
            FindingTexts texts,
            ZoneId zone,
            @Value("${wayline.base-url}") String baseUrl) {
        this(new TemplateFiles(resources, json, ROOT), new KnownFacts(facts, settings, zone), texts, baseUrl);
    }

    MailTemplates(TemplateFiles files, KnownFacts facts, FindingTexts texts, String baseUrl) {
        this.facts = facts;
        this.texts = texts;
        this.sampleLink = baseUrl.replaceFirst("/+$", "") + "/u/v1.sample";
        this.templates = Map.copyOf(files.all());
        templates.values().forEach(new TemplateCheck(facts, sampleLink)::check);
        templates.values().forEach(this::warnOfBroken);
    }

    @Override
    public Set<String> names() {
        return templates.keySet();
    }

    /** Every template and what is wrong with it, by their names. */
    public List<TemplateReport> reports() {
        return templates.keySet().stream().sorted().map(this::report).toList();
    }

    /** What people call each template that has a name of its own, in this language or else in another one, by its key. */
    public Map<String, String> titles(Locale language) {
        var titles = new HashMap<String, String>();
        templates.forEach((key, read) -> {
            if (read.meta() != null) {
                read.meta().name(language).ifPresent(name -> titles.put(key, name));
            }
        });
        return titles;
    }

    /** @throws NotFound when there is no such template */
    public TemplateReport report(String template) {
        var read = templates.get(template);
        if (read == null) {
            throw new NotFound("mail-template");
        }
        var meta = read.meta();
        var languages = read.template() == null ? List.<Locale>of() : LANGUAGES;
        return meta == null
                ? new TemplateReport(
                        template,
                        null,
                        MailSettings.COMPANY,
                        false,
                        false,
                        false,
                        languages,
                        List.of(),
                        read.findings().all())
                : new TemplateReport(
                        template,
                        meta.purpose(),
                        meta.sender(),
                        meta.anyHour(),
                        meta.label(),
                        facts.needAbout(meta.variables()),
                        languages,
                        meta.variables().stream()
                                .map(each -> new TemplateReport.Variable(each.name(), each.type(), each.optional()))
                                .toList(),
                        read.findings().all());
    }

    /** @throws MailNotWritten when there is no such template, or no mail can be written from it */
    public Purpose purpose(String template) {
        return usable(template).meta().purpose();
    }

    /** The name of its sender; the company's for a template that is gone since its mail was written. */
    public String sender(String template) {
        var known = templates.get(template);
        return known == null || known.meta() == null
                ? MailSettings.COMPANY
                : known.meta().sender();
    }

    /** Whether quiet hours do not hold it; false for a template that is gone since its mail was written. */
    public boolean leavesAtAnyHour(String template) {
        var known = templates.get(template);
        return known != null && known.meta() != null && known.meta().anyHour();
    }

    /**
     * Writes a mail to a customer.
     *
     * @param subject what it is about, for the facts of other features
     * @param preferences where the customer says what they want, or null for a mail that nobody can decline
     * @throws MailNotWritten when there is no such template, or something that it asks for is missing
     */
    public Written write(
            String template, Locale language, Customer customer, MailSubject subject, @Nullable String preferences) {
        var usable = usable(template);
        var known = facts.about(customer, subject, usable.meta(), language);
        return written(usable, language, known, preferences);
    }

    /**
     * As {@link #write}, for eyes of ours: its link to the preferences leads nowhere.
     *
     * @throws MailNotWritten as above
     */
    public Written preview(String template, Locale language, Customer customer, @Nullable String about) {
        return write(
                template,
                language,
                customer,
                MailSubject.of(about),
                link(usable(template).meta()));
    }

    /** Writes a mail with the sample data of its template, even of one with errors as long as that is possible. */
    public Written sample(String template, Locale language) {
        var read = named(template);
        if (read.template() == null) {
            throw broken(read);
        }
        return written(
                read.template(),
                language,
                read.template().samples(language, true),
                link(read.template().meta()));
    }

    /**
     * As {@link #sample}, with a word before its subject that says that it is a test.
     *
     * @throws MailNotWritten when there is no such template, or no mail can be written from it
     */
    public Written test(String template, Locale language) {
        var word = usable(template).in(language).layout().words().getOrDefault("test", "[Test] ");
        var sample = sample(template, language);
        return new Written(word + sample.subject(), sample.html(), sample.text());
    }

    private Written written(
            MailTemplate template,
            Locale language,
            Map<String, Map<String, Object>> known,
            @Nullable String preferences) {
        try {
            return template.write(language, known, facts.company(template.meta(), language), preferences);
        } catch (RenderFault fault) {
            var finding = fault.finding();
            throw finding.rule().equals(RenderFault.MISSING)
                    ? MailNotWritten.variable(
                            template.name(),
                            finding.params().get(0),
                            "is missing",
                            "declare it in meta.json, or ask for it with ?? first")
                    : MailNotWritten.broken(template.name(), texts.line(finding, Locale.ENGLISH), 0);
        }
    }

    private @Nullable String link(Meta meta) {
        return meta.purpose() == Purpose.TRANSACTIONAL ? null : sampleLink;
    }

    private void warnOfBroken(TemplateFiles.Read read) {
        if (read.findings().haveErrors()) {
            log.error(
                    "Mail template {} is broken, no mail is written from it: {}",
                    read.name(),
                    texts.line(read.findings().all().get(0), Locale.ENGLISH));
        }
    }

    private TemplateFiles.Read named(String name) {
        var read = templates.get(name);
        if (read == null) {
            throw MailNotWritten.unknownTemplate(name);
        }
        return read;
    }

    private MailTemplate usable(String name) {
        var read = named(name);
        if (read.template() == null || read.findings().haveErrors()) {
            throw broken(read);
        }
        return Objects.requireNonNull(read.template());
    }

    private MailNotWritten broken(TemplateFiles.Read read) {
        var errors =
                read.findings().all().stream().filter(TemplateFinding::isError).toList();
        return MailNotWritten.broken(read.name(), texts.line(errors.get(0), Locale.ENGLISH), errors.size() - 1);
    }
}
