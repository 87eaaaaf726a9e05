package io.wayline.benefit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.shared.CustomerId;

/** What a mail may say of the benefit that it brings or is about. */
@Component
class BenefitMailFacts implements MailFacts {

    private static final Map<String, Fact> FACTS = Map.of(
            "value", Fact.always(FactType.TEXT),
            "code", Fact.sometimes(FactType.TEXT),
            "points", Fact.sometimes(FactType.NUMBER),
            "validUntil", Fact.sometimes(FactType.TEXT));

    private final Benefits benefits;
    private final ZoneId zone;

    BenefitMailFacts(Benefits benefits, ZoneId zone) {
        this.benefits = benefits;
        this.zone = zone;
    }

    @Override
    public String prefix() {
        return Benefits.FACTS;
    }

    @Override
    public Map<String, Fact> facts() {
        return FACTS;
    }

    @Override
    public boolean needsAbout() {
        return true;
    }

    @Override
    public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
        return about == null
                ? Map.of()
                : benefits.find(customer, about)
                        .map(benefit -> of(benefit, language))
                        .orElse(Map.of());
    }

    private Map<String, Object> of(Benefit benefit, Locale language) {
        var facts = new HashMap<String, Object>();
        facts.put("value", BenefitText.of(benefit.worth(), language));
        if (benefit.code() != null) {
            facts.put("code", benefit.code());
        }
        if (benefit.worth().points() != null) {
            facts.put("points", benefit.worth().points());
        }
        if (benefit.validUntil() != null) {
            facts.put("validUntil", lastDay(benefit.validUntil(), language));
        }
        return facts;
    }

    private String lastDay(Instant end, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(end.minusNanos(1).atZone(zone));
    }
}
