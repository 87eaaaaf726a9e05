package io.wayline.survey;

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

/** What a mail may say of the survey that it brings or reminds of. */
@Component
class SurveyMailFacts implements MailFacts {

    private static final Map<String, Fact> FACTS = Map.of(
            "link", Fact.always(FactType.LINK),
            "question", Fact.always(FactType.TEXT),
            "scores", Fact.always(FactType.LIST),
            "openUntil", Fact.always(FactType.TEXT),
            "about", Fact.sometimes(FactType.TEXT));

    private final SurveyRows rows;
    private final SurveyLinks links;
    private final SurveyWords words;
    private final ZoneId zone;

    SurveyMailFacts(SurveyRows rows, SurveyLinks links, SurveyWords words, ZoneId zone) {
        this.rows = rows;
        this.links = links;
        this.words = words;
        this.zone = zone;
    }

    @Override
    public String prefix() {
        return Surveys.FACTS;
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
                : rows.find(about)
                        .filter(survey -> survey.customer().equals(customer))
                        .map(survey -> of(survey, language))
                        .orElse(Map.of());
    }

    private Map<String, Object> of(Survey survey, Locale language) {
        var facts = new HashMap<String, Object>();
        facts.put("link", links.of(survey.ref()));
        facts.put("question", words.question(survey.kind(), language));
        facts.put(
                "scores",
                survey.kind().scores().stream()
                        .map(score -> Map.of(
                                "score", score,
                                "meaning", words.meaning(survey.kind(), score, language),
                                "link", links.of(survey.ref(), score)))
                        .toList());
        facts.put(
                "openUntil",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(survey.expiresAt().minusNanos(1).atZone(zone)));
        if (survey.about() != null) {
            facts.put("about", survey.about());
        }
        return facts;
    }
}
