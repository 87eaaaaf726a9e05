package io.wayline.audience.rule;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.Slot;

/** Says a condition in the reader's words, as its line reads on the page of a segment. */
@Component
public class RuleWords {

    private static final String BIRTHDAY = "customer.birthday";

    private final TermCatalogue terms;
    private final MessageSource texts;

    RuleWords(TermCatalogue terms, MessageSource texts) {
        this.terms = terms;
        this.texts = texts;
    }

    public String of(Rule.Is is, Locale reader) {
        var words = new ArrayList<>(List.of(text("segment.term." + is.term(), reader)));
        terms.find(is.term()).map(SegmentTerm::slots).orElse(List.of()).stream()
                .filter(slot -> is.given().containsKey(slot.name()))
                .forEach(slot -> words.add(filled(is, slot, reader)));
        return String.join(" ", words);
    }

    private String filled(Rule.Is is, Slot slot, Locale reader) {
        var value = is.given().get(slot.name());
        if (value instanceof Period span && span.isZero() && is.term().equals(BIRTHDAY)) {
            return text("segment.today", reader);
        }
        var said = said(value, slot, reader);
        return slot.name().equals(Slot.IS) ? said : label(is.term(), slot, reader) + " " + said;
    }

    private String said(Object value, Slot slot, Locale reader) {
        if (value instanceof List<?> words) {
            return words.stream()
                    .map(word -> slot.texts().isEmpty() ? word.toString() : text(slot.texts() + word, reader))
                    .collect(Collectors.joining(" / "));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return span((Period) value, reader);
    }

    private String span(Period span, Locale reader) {
        var parts = new ArrayList<String>();
        part(span.getYears(), "Y", reader, parts);
        part(span.getMonths(), "M", reader, parts);
        part(span.getDays(), "D", reader, parts);
        return parts.isEmpty() ? "0 " + text("segment.span.D", reader) : String.join(" ", parts);
    }

    private void part(int count, String unit, Locale reader, List<String> parts) {
        if (count > 0) {
            parts.add(count + " " + text("segment.span." + unit, reader));
        }
    }

    private String label(String term, Slot slot, Locale reader) {
        var general = text("segment.slot." + slot.name(), reader);
        return String.valueOf(texts.getMessage("segment.slot." + slot.name() + "." + term, null, general, reader));
    }

    private String text(String key, Locale reader) {
        return String.valueOf(texts.getMessage(key, null, key, reader));
    }
}
