package io.wayline.value;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in a reader's language why a customer has their tier. */
@Component
public class TierReason {

    private static final int TOP = 5;
    private static final String LABEL = "value.label.";

    private final MessageSource texts;

    TierReason(MessageSource texts) {
        this.texts = texts;
    }

    /** The label as people say it; a word that operations staff made up stays as it is. */
    public String label(String label, Locale language) {
        return String.valueOf(texts.getMessage(LABEL + label, null, label, language));
    }

    /** The tier and, in one or more sentences, what it comes from. */
    public String of(CustomerValue value, Locale language) {
        var rating = value.rating();
        if (rating == null) {
            return value.orders() == 0
                    ? texts.getMessage("value.reason.never", null, language)
                    : texts.getMessage("value.reason.tonight", null, language);
        }
        var label = label(rating.label(), language);
        var cell = rating.cell();
        if (cell == null) {
            return texts.getMessage(
                    "value.reason.lapsed", new Object[] {rating.tier().name(), label}, language);
        }
        var sentences = new ArrayList<String>();
        sentences.add(texts.getMessage(
                "value.reason.bought",
                new Object[] {
                    rating.tier().name(), label, rating.orders(), amount(rating.spend(), value.currency(), language)
                },
                language));
        top(cell, language, sentences);
        sentences.add(texts.getMessage("value.reason.abc." + cell.abc(), null, language));
        if (value.unconverted() > 0) {
            sentences.add(texts.getMessage("value.reason.unconverted", new Object[] {value.unconverted()}, language));
        }
        return joined("value.reason.then", sentences, language);
    }

    /** Names only what the customer is at the top of: there it is true whatever ties there are. */
    private void top(TierRules.Cell cell, Locale language, List<String> sentences) {
        var standing = Map.of(
                "recency", cell.recency(),
                "frequency", cell.frequency(),
                "monetary", cell.monetary());
        var names = List.of("recency", "frequency", "monetary").stream()
                .filter(each -> standing.get(each) == TOP)
                .map(each -> texts.getMessage("value.reason.top." + each, null, language))
                .toList();
        if (!names.isEmpty()) {
            sentences.add(texts.getMessage(
                    "value.reason.top", new Object[] {joined("value.reason.and", names, language)}, language));
        }
    }

    private String joined(String key, List<String> parts, Locale language) {
        return parts.stream()
                .reduce((before, next) -> texts.getMessage(key, new Object[] {before, next}, language))
                .orElseThrow();
    }

    /** An amount with its currency in front, as the language writes numbers. */
    public static String amount(BigDecimal amount, String currency, Locale language) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return currency + " " + format.format(amount);
    }
}
