package io.wayline.complaint;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.shared.CustomerId;

/** What a mail may say of the complaint that its step is about; its times are by the clock on the customer's wall. */
@Component
class ComplaintMailFacts implements MailFacts {

    private static final Map<String, Fact> FACTS = Map.of(
            "reference", Fact.always(FactType.TEXT),
            "receivedAt", Fact.always(FactType.TEXT),
            "order", Fact.sometimes(FactType.TEXT),
            "promisedBy", Fact.sometimes(FactType.TEXT),
            "answer", Fact.sometimes(FactType.TEXT),
            "paragraphs", Fact.sometimes(FactType.LIST),
            "remedy", Fact.sometimes(FactType.TEXT),
            "answerLink", Fact.sometimes(FactType.LINK));

    private final Complaints complaints;
    private final AnswerLinks links;
    private final Customers customers;
    private final MessageSource texts;
    private final ZoneId zone;

    ComplaintMailFacts(
            Complaints complaints, AnswerLinks links, Customers customers, MessageSource texts, ZoneId zone) {
        this.complaints = complaints;
        this.links = links;
        this.customers = customers;
        this.texts = texts;
        this.zone = zone;
    }

    @Override
    public String prefix() {
        return "complaint";
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
                : complaints
                        .find(customer, about)
                        .map(complaint -> of(complaint, language))
                        .orElse(Map.of());
    }

    private Map<String, Object> of(Complaint complaint, Locale language) {
        var theirs = customers.get(complaint.customer()).zone();
        var there = theirs == null ? zone : theirs;
        var facts = new HashMap<String, Object>();
        facts.put("reference", complaint.ref());
        facts.put("receivedAt", moment(complaint.receivedAt(), there, language));
        if (complaint.order() != null) {
            facts.put("order", complaint.order().ref());
        }
        var round = complaint.current();
        if (round != null) {
            facts.put("promisedBy", moment(round.dueAt(), there, language));
        }
        answer(complaint).ifPresent(answer -> {
            facts.put("answer", answer.body());
            facts.put("paragraphs", paragraphs(answer.body()));
            facts.put("answerLink", links.of(complaint));
        });
        if (round != null && round.remedy() != null && round.remedy().kind() != Remedy.Kind.NONE) {
            facts.put("remedy", remedy(round.remedy(), language));
        }
        return facts;
    }

    /** The words that were proposed last for the answer that is owed or was given. */
    private Stream<ComplaintText> answers(Complaint complaint) {
        return complaints.texts(complaint).stream()
                .filter(text -> text.kind() == ComplaintText.Kind.ANSWER && text.round() == complaint.round());
    }

    private Optional<ComplaintText> answer(Complaint complaint) {
        return answers(complaint).reduce((earlier, later) -> later);
    }

    private static List<Map<String, Object>> paragraphs(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(FactType.LONGEST_LIST)
                .map(line -> Map.<String, Object>of("text", line))
                .toList();
    }

    private String remedy(Remedy remedy, Locale language) {
        var kind = remedy.kind();
        var amount = remedy.amount();
        // what a replacement or a repair costs us is nobody's business but ours
        return amount == null || !kind.isMoney() && kind != Remedy.Kind.POINTS
                ? texts.getMessage("complaint.remedy.given." + kind.word(), null, language)
                : texts.getMessage(
                        "complaint.remedy.given." + kind.word(),
                        new Object[] {worth(amount, remedy.currency(), language)},
                        language);
    }

    private static String worth(BigDecimal amount, @Nullable String currency, Locale language) {
        if (currency == null) {
            return NumberFormat.getIntegerInstance(language).format(amount);
        }
        var format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(Currency.getInstance(currency));
        return format.format(amount);
    }

    private static String moment(Instant at, ZoneId there, Locale language) {
        return "%s (%s)"
                .formatted(
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(language)
                                .format(at.atZone(there)),
                        there.getDisplayName(TextStyle.FULL, language));
    }
}
