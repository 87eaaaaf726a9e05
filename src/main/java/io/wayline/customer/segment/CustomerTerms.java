package io.wayline.customer.segment;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Lifecycle;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;

/** What rules can say of who customers are and where they stand. */
@Configuration(proxyBeanMethods = false)
class CustomerTerms {

    private static final int OFFERED = 200;
    private static final List<String> LANGUAGES = List.of("zh-CN", "zh", "en");

    @Bean
    SegmentTerms termsOfCustomers(JdbcClient jdbc) {
        return SegmentTerms.of(
                new SegmentTerm(
                        "customer.lifecycle",
                        List.of(Slot.choice(
                                        Slot.IS,
                                        "lifecycle.",
                                        Arrays.stream(Lifecycle.values())
                                                .map(Lifecycle::name)
                                                .toList())
                                .needed()),
                        given -> Condition.in("c.lifecycle", given.words(Slot.IS))),
                new SegmentTerm(
                        "customer.registered",
                        List.of(Slot.span(Slot.WITHIN), Slot.span(Slot.BEFORE)),
                        List.of(Slot.WITHIN, Slot.BEFORE),
                        CustomerTerms::registered),
                new SegmentTerm(
                        "customer.tag",
                        List.of(Slot.words(Slot.IS, () -> tags(jdbc)).needed()),
                        given -> Condition.in("t.tag", given.words(Slot.IS))
                                .within("exists (select 1 from customer_tag t where t.customer_id = c.id and ", ")")),
                new SegmentTerm(
                        "customer.language",
                        List.of(Slot.words(Slot.IS, () -> LANGUAGES).needed()),
                        CustomerTerms::language),
                new SegmentTerm(
                        "customer.birthday",
                        List.of(Slot.span(Slot.WITHIN).needed(), Slot.whole("hour", 0, 23)),
                        given -> new Birthdays(jdbc).condition(given)),
                new SegmentTerm(
                        "customer.birthday-month",
                        List.of(Slot.choice(
                                        Slot.IS,
                                        "segment.month.",
                                        IntStream.rangeClosed(1, 12)
                                                .mapToObj(Integer::toString)
                                                .toList())
                                .needed()),
                        CustomerTerms::month),
                new SegmentTerm(
                        "customer.owner",
                        List.of(Slot.words(Slot.IS, List::of)),
                        given -> given.words(Slot.IS).isEmpty()
                                ? Condition.of("c.owner is not null")
                                : Condition.in("c.owner", given.words(Slot.IS))),
                new SegmentTerm("customer.email", List.of(), given -> Condition.of("c.email is not null")),
                new SegmentTerm("customer.phone", List.of(), given -> Condition.of("c.phone is not null")));
    }

    private static Condition registered(Given given) {
        var condition = Condition.of("c.since is not null");
        var after = given.since(Slot.WITHIN);
        var before = given.since(Slot.BEFORE);
        if (after.isPresent()) {
            condition = condition.and("c.since >= ?", after.get());
        }
        return before.isPresent() ? condition.and("c.since < ?", before.get()) : condition;
    }

    /** A language means all who speak it: {@code zh} is also {@code zh-CN}. */
    private static Condition language(Given given) {
        // compared as a text, so that what is written is no pattern
        return Condition.any(given.words(Slot.IS).stream()
                .map(language -> Condition.of(
                        "(c.locale is not null and (c.locale = ? or substring(c.locale, 1, %d) = ?))"
                                .formatted(language.length() + 1),
                        language,
                        language + "-"))
                .toList());
    }

    private static Condition month(Given given) {
        return Condition.in(
                        "extract(month from c.birthday)",
                        given.words(Slot.IS).stream().map(Integer::valueOf).toList())
                .within("(c.birthday is not null and ", ")");
    }

    private static List<String> tags(JdbcClient jdbc) {
        return List.copyOf(new TreeSet<>(
                jdbc.sql("select distinct tag from known_tag order by tag fetch first " + OFFERED + " rows only")
                        .query(String.class)
                        .list()));
    }
}
