package io.wayline.message.template;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.wayline.customer.Customer;
import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.message.MailFacts.Fact;
import io.wayline.message.MailSettings;
import io.wayline.message.MailSubject;

/** Everything that mails may speak of: the company, the customer, and what the features tell. */
final class KnownFacts {

    private static final String COMPANY = "company";
    private static final String CUSTOMER = "customer";

    private static final Map<String, Fact> OF_COMPANY = Map.of(
            "name", Fact.always(FactType.TEXT),
            "address", Fact.always(FactType.TEXT),
            "website", Fact.always(FactType.LINK),
            "site", Fact.always(FactType.TEXT),
            "answers", Fact.always(FactType.TEXT));

    private static final Map<String, Fact> OF_CUSTOMER = Map.of(
            "ref", Fact.always(FactType.TEXT),
            "name", Fact.sometimes(FactType.TEXT),
            "since", Fact.always(FactType.TEXT));

    private final Map<String, MailFacts> contributed;
    private final MailSettings settings;
    private final ZoneId zone;

    KnownFacts(List<MailFacts> contributed, MailSettings settings, ZoneId zone) {
        this.contributed =
                contributed.stream().collect(Collectors.toUnmodifiableMap(MailFacts::prefix, Function.identity()));
        this.settings = settings;
        this.zone = zone;
    }

    /** What is known of a variable; empty when nobody tells it. */
    Optional<Fact> of(Meta.Variable variable) {
        return Optional.ofNullable(of(variable.prefix()).get(variable.fact()));
    }

    /** Whether the template's sender is set. */
    boolean hasSender(Meta meta) {
        return settings.hasSender(meta.sender());
    }

    /** Whether one of the variables is about something that the step has to name. */
    boolean needAbout(Collection<Meta.Variable> variables) {
        return variables.stream()
                .flatMap(variable -> Optional.ofNullable(contributed.get(variable.prefix())).stream())
                .anyMatch(MailFacts::needsAbout);
    }

    private Map<String, Fact> of(String prefix) {
        return switch (prefix) {
            case COMPANY -> OF_COMPANY;
            case CUSTOMER -> OF_CUSTOMER;
            default -> contributed.containsKey(prefix) ? contributed.get(prefix).facts() : Map.of();
        };
    }

    /** What a mail to this customer may say, by prefix. */
    Map<String, Map<String, Object>> about(Customer customer, MailSubject subject, Meta meta, Locale language) {
        var known = new HashMap<String, Map<String, Object>>();
        for (var variable : meta.variables()) {
            known.computeIfAbsent(variable.prefix(), prefix -> switch (prefix) {
                case COMPANY -> company(meta, language);
                case CUSTOMER -> customer(customer, language);
                default -> told(contributed.get(prefix), customer, subject, language);
            });
        }
        return known;
    }

    private static Map<String, Object> told(MailFacts facts, Customer customer, MailSubject subject, Locale language) {
        return facts.of(customer.id(), subject.referenceFor(facts), language);
    }

    /** What the layout says about the company. */
    Map<String, Object> company(Meta meta, Locale language) {
        var shop = settings.shop();
        return Map.of(
                "name", settings.nameFor(language),
                "address", settings.addressFor(language),
                "website", shop.toString(),
                "site", shop.getHost().replaceFirst("^www\\.", ""),
                "answers", settings.sender(meta.sender()).answers());
    }

    private Map<String, Object> customer(Customer customer, Locale language) {
        var known = new HashMap<String, Object>();
        known.put("ref", customer.ref().value());
        known.put(
                "since",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(customer.since().atZone(zone)));
        if (customer.name() != null) {
            known.put("name", customer.name());
        }
        return known;
    }
}
