package io.wayline.message.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customer;
import io.wayline.message.MailFacts;
import io.wayline.message.MailNotWritten;
import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;

/** The mail templates. All are read, checked, and written once with their samples before the application is up. */
@Component
public class MailTemplates {

    private static final String SAMPLE_LINK = "https://service.lanhe.example/u/v1.sample";

    private final Map<String, MailTemplate> templates;
    private final Map<String, MailFacts> facts;
    private final MailSettings settings;

    MailTemplates(ResourcePatternResolver resources, JsonMapper json, List<MailFacts> facts, MailSettings settings) {
        this.settings = settings;
        this.facts =
                facts.stream().collect(Collectors.toUnmodifiableMap(MailFacts::prefix, contributed -> contributed));
        this.templates = Map.copyOf(new TemplateFiles(resources, json).all());
        templates.keySet().forEach(this::check);
    }

    public Set<String> names() {
        return templates.keySet();
    }

    /** @throws MailNotWritten when there is no such template */
    public Purpose purpose(String template) {
        return named(template).meta().purpose();
    }

    /** Whether quiet hours do not hold it; false for a template that is gone since its mail was written. */
    public boolean leavesAtAnyHour(String template) {
        var known = templates.get(template);
        return known != null && known.meta().anyHour();
    }

    /**
     * Writes a mail to a customer.
     *
     * @param about what the step named, for the facts of other features
     * @param preferences where the customer says what they want, or null for a mail that nobody can decline
     * @throws MailNotWritten when there is no such template, or something that it asks for is missing
     */
    public Written write(
            String template, Locale language, Customer customer, @Nullable String about, @Nullable String preferences) {
        var named = named(template);
        var company = company(language);
        var known = new HashMap<String, Map<String, Object>>();
        known.put("company", company);
        known.put("customer", customerFacts(customer));
        for (var prefix : prefixes(named)) {
            known.computeIfAbsent(prefix, other -> facts.get(other).of(customer.id(), about));
        }
        return named.write(language, known, company, preferences);
    }

    /** Writes a mail with the sample data of its template. */
    public Written sample(String template, Locale language) {
        var named = named(template);
        var known = new HashMap<String, Map<String, Object>>();
        for (var variable : named.meta().variables()) {
            var sample = variable.sample().get(language.toLanguageTag());
            if (sample != null) {
                known.computeIfAbsent(variable.prefix(), prefix -> new HashMap<>())
                        .put(variable.fact(), sample);
            }
        }
        var link = named.meta().purpose() == Purpose.TRANSACTIONAL ? null : SAMPLE_LINK;
        return named.write(language, known, company(language), link);
    }

    private void check(String template) {
        for (var prefix : prefixes(named(template))) {
            if (!prefix.equals("company") && !prefix.equals("customer") && !facts.containsKey(prefix)) {
                throw MailNotWritten.variable(
                        template, prefix + ".…", "no feature knows", "correct the prefix in meta.json");
            }
        }
        MailSettings.LANGUAGES.forEach(language -> sample(template, language));
    }

    private MailTemplate named(String name) {
        var template = templates.get(name);
        if (template == null) {
            throw MailNotWritten.unknownTemplate(name);
        }
        return template;
    }

    private static Set<String> prefixes(MailTemplate template) {
        var prefixes = new HashSet<String>();
        template.meta().variables().forEach(variable -> prefixes.add(variable.prefix()));
        return prefixes;
    }

    private Map<String, Object> company(Locale language) {
        var shop = settings.shop();
        return Map.of(
                "name", settings.nameFor(language),
                "address", settings.addressFor(language),
                "website", shop.toString(),
                "site", shop.getHost().replaceFirst("^www\\.", ""),
                "answers", settings.answers().value());
    }

    private static Map<String, Object> customerFacts(Customer customer) {
        var known = new HashMap<String, Object>();
        known.put("ref", customer.ref().value());
        if (customer.name() != null) {
            known.put("name", customer.name());
        }
        return known;
    }
}
