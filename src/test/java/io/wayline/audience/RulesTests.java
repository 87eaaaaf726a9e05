package io.wayline.audience;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.rule.TermCatalogue;
import io.wayline.audience.segment.Audience;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.customer.Customer;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.Slot;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DatabaseTest
class RulesTests {

    @Autowired
    AudienceDriver driver;

    @Autowired
    RuleReader rules;

    @Autowired
    TermCatalogue terms;

    @Autowired
    SegmentCounts counts;

    @Autowired
    Consents consents;

    @Autowired
    MarketingHolds holds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Customer> people = new HashMap<>();

    @BeforeEach
    void itIsNoonOfASaturdayInShanghai() {
        clock.set(OffsetDateTime.parse("2027-02-27T12:00:00+08:00").toInstant());
    }

    @Test
    void everyTermSplitsTheCustomersInTwo() {
        is("anna", "email", "anna-%s@example.com".formatted(some), "birthday", "1990-02-28", "locale", "zh-CN");
        is("ben");
        bought("anna", 3, "80.00", "CNY");
        bought("anna", 400, "20.00", "CNY");
        var all = counts.count(Rule.EVERYBODY);
        var keys = new TreeSet<String>();

        for (var term : terms.all()) {
            var rule = new Rule.Is(term.key(), sample(term));
            assertThat(rules.read(rules.write(rule))).isEqualTo(rule);
            assertThat(counts.count(rule) + counts.count(new Rule.Not(rule)))
                    .as(term.key())
                    .isEqualTo(all);
            keys.add(term.group());
        }

        assertThat(keys).contains("customer", "orders", "value", "consent", "journey", "survey", "complaint", "mail");
    }

    @Test
    void everybodyAndNobodyAreAudiencesToo() {
        is("anna");

        assertThat(counts.count(driver.rule("{'all': []}"))).isPositive();
        assertThat(counts.count(driver.rule("{'not': {'all': []}}"))).isZero();
        assertThat(counts.reach(driver.rule("{'not': {'all': []}}"))).isEqualTo(new Audience(0, 0, List.of()));
        assertThat(counts.sample(driver.rule("{'not': {'all': []}}"), 7)).isEmpty();
    }

    @Test
    void ordersAreCountedWithinASpanAndThoseWithoutAnyAreFew() {
        is("anna");
        is("ben");
        is("cleo");
        bought("anna", 3, "80.00", "CNY");
        bought("anna", 40, "20.00", "CNY");
        bought("ben", 40, "1000.00", "CNY");

        assertThat(found("{'term': 'orders.count', 'atLeast': 1}")).containsExactly("anna", "ben");
        assertThat(found("{'term': 'orders.count', 'atLeast': 2}")).containsExactly("anna");
        assertThat(found("{'term': 'orders.count', 'atLeast': 1, 'within': 'P30D'}"))
                .containsExactly("anna");
        assertThat(found("{'term': 'orders.count', 'atMost': 1}")).containsExactly("ben", "cleo");
        assertThat(found("{'term': 'orders.count', 'atMost': 0}")).containsExactly("cleo");
        assertThat(found("{'term': 'orders.count', 'atLeast': 0}")).containsExactly("anna", "ben", "cleo");
        assertThat(found("{'term': 'orders.spend', 'atLeast': 100, 'atMost': '999.99'}"))
                .containsExactly("anna");
        assertThat(found("{'term': 'orders.spend', 'atMost': 50, 'within': 'P30D'}"))
                .containsExactly("ben", "cleo");
        assertThat(found("{'term': 'orders.last', 'before': 'P30D'}")).containsExactly("ben");
        assertThat(found("{'term': 'orders.last', 'within': 'P30D'}")).containsExactly("anna");
        assertThat(found("{'not': {'term': 'orders.last', 'before': 'P30D'}}")).containsExactly("anna", "cleo");
    }

    @Test
    void whatWasCancelledCountsForNothingAndAnotherCurrencyByItsRate() {
        is("anna");
        is("ben");
        bought("anna", 3, "100.00", "EUR");
        bought("ben", 3, "9000.00", "CNY");
        jdbc.sql("update customer_order set undone = 'CANCELLED' where customer_id = ?")
                .param(people.get("ben").id().value())
                .update();

        assertThat(found("{'term': 'orders.spend', 'atLeast': 750}")).containsExactly("anna");
        assertThat(found("{'term': 'orders.count', 'atLeast': 1}")).containsExactly("anna");
    }

    @Test
    void conditionsAreJoinedByAndOrAndNotAsDeepAsTheyLie() {
        is("anna", "locale", "zh-CN", "email", "a-%s@example.com".formatted(some));
        is("ben", "locale", "en-GB");
        is("cleo");

        var english = "{'term': 'customer.language', 'is': ['en']}";
        var chinese = "{'term': 'customer.language', 'is': ['zh-CN']}";
        assertThat(found("{'any': [%s, %s]}".formatted(english, chinese))).containsExactly("anna", "ben");
        assertThat(found("{'not': {'any': [%s, %s]}}".formatted(english, chinese)))
                .containsExactly("cleo");
        assertThat(found("{'all': [%s, {'term': 'customer.email'}]}".formatted(chinese)))
                .containsExactly("anna");
        assertThat(found("{'not': {'all': [%s, {'not': {'term': 'customer.email'}}]}}".formatted(english)))
                .containsExactly("anna", "cleo");
        assertThat(found("{'term': 'customer.language', 'is': ['e_', '%']}"
                        .replace("%", "%%")
                        .formatted()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-28, 2000-02-29, true",
        "2028-02-28, 2000-02-29, false",
        "2028-02-29, 2000-02-29, true",
        "2027-03-01, 2000-02-29, false",
        "2027-02-28, 1980-02-28, true",
        "2027-02-28, 1980-03-01, false",
    })
    void whoWasBornOnALeapDayHasItsBirthdayOnThe28thInCommonYears(LocalDate today, String born, boolean its) {
        clock.set(today.atTime(4, 0).toInstant(ZoneOffset.UTC));
        is("anna", "birthday", born);

        assertThat(found("{'term': 'customer.birthday', 'within': 'P0D'}")).hasSize(its ? 1 : 0);
    }

    @Test
    void nineOnABirthdayIsNineByTheClockOnTheirOwnWall() {
        // nine in Shanghai is one in the night in London, and the evening before in Los Angeles
        clock.set(OffsetDateTime.parse("2027-06-15T09:20:00+08:00").toInstant());
        is("shanghai", "birthday", "1990-06-15", "zone", "Asia/Shanghai");
        is("unknown", "birthday", "1990-06-15");
        is("london", "birthday", "1990-06-15", "zone", "Europe/London");
        is("angeles", "birthday", "1990-06-14", "zone", "America/Los_Angeles");
        var nine = "{'term': 'customer.birthday', 'within': 'P0D', 'hour': 9}";

        assertThat(found(nine)).containsExactly("shanghai", "unknown");

        clock.advance(Duration.ofHours(7));
        assertThat(found(nine)).containsExactly("london");

        clock.set(OffsetDateTime.parse("2027-06-14T09:20:00-07:00").toInstant());
        assertThat(found(nine)).containsExactly("angeles");
    }

    @Test
    void birthdaysAheadGoOverTheEndOfTheYear() {
        clock.set(OffsetDateTime.parse("2026-12-30T12:00:00+08:00").toInstant());
        is("anna", "birthday", "1990-01-02");
        is("ben", "birthday", "1990-01-05");

        assertThat(found("{'term': 'customer.birthday', 'within': 'P5D'}")).containsExactly("anna");
        assertThat(found("{'term': 'customer.birthday-month', 'is': ['1']}")).containsExactly("anna", "ben");
    }

    @Test
    void whyAMailDoesNotReachThemIsCountedUnderTheFirstReason() {
        is("anna", "email", "anna-%s@example.com".formatted(some));
        is("ben", "email", "ben-%s@example.com".formatted(some));
        is("cleo", "email", "cleo-%s@example.com".formatted(some));
        is("dora", "email", "dora-%s@example.com".formatted(some));
        is("emil");
        List.of("anna", "cleo", "dora", "emil").forEach(this::agrees);
        holds.place(people.get("cleo").id(), "complaint", "CP-" + some, Cause.system("test"));
        jdbc.sql("insert into mail_suppression (address, reason, at) values (?, 'hard-bounce', ?)")
                .params("dora-%s@example.com".formatted(some), clock.instant().atOffset(ZoneOffset.UTC))
                .update();

        assertThat(counts.reach(driver.tagged(some)))
                .isEqualTo(new Audience(
                        5,
                        1,
                        List.of(
                                new Audience.Reason("no-address", 1),
                                new Audience.Reason("no-consent", 1),
                                new Audience.Reason("undeliverable", 1),
                                new Audience.Reason("hold", 1))));
        assertThat(found("{'term': 'consent.said', 'is': ['given'], 'topic': ['marketing-email']}"))
                .containsExactly("anna", "cleo", "dora", "emil");
        assertThat(found("{'term': 'consent.said', 'is': ['never'], 'topic': ['marketing-email']}"))
                .containsExactly("ben");
        assertThat(found("{'term': 'consent.hold'}")).containsExactly("cleo");
    }

    @Test
    void complaintsSurveysAndJourneysAreAsked() {
        is("anna");
        is("ben");
        is("cleo");
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var anna = people.get("anna").id().value();
        jdbc.sql("""
                        insert into complaint (ref, customer_id, source_ref, category, category_said, severity, sender_known,
                            safety_suspected, tier, stage, received_at, round, version)
                        values (?, ?, ?, 'delivery', 'delivery', 3, true, false, 'C', 'ANSWERED', ?, 1, 1)""").params("T-" + some, anna, some, now.minusDays(3)).update();
        jdbc.sql("""
                        insert into survey (ref, customer_id, kind, once_key, language, asked_at, expires_at, changes, score,
                            settled_at)
                        values (?, ?, 'CSAT', ?, 'en', ?, ?, 0, 2, ?)""")
                .params(some, anna, some, now.minusDays(9), now, now.minusDays(8))
                .update();
        jdbc.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at,
                            ended_at, ended_by)
                        values (?, 'win-back', 'win-back:1', ?, '', ?, ?, 'End_WonBack')""").params(some, anna, now.minusDays(20), now.minusDays(5)).update();
        jdbc.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at)
                        values (?, 'onboarding', 'onboarding:1', ?, '', ?)""")
                .params(some + "-2", people.get("ben").id().value(), now.minusDays(2))
                .update();

        assertThat(found("{'term': 'complaint.open'}")).containsExactly("anna");
        assertThat(found("{'term': 'complaint.open', 'category': ['price']}")).isEmpty();
        assertThat(found("{'term': 'complaint.received', 'within': 'P2D'}")).isEmpty();
        assertThat(found("{'term': 'survey.score', 'survey': ['CSAT'], 'atMost': 2, 'within': 'P2W'}"))
                .containsExactly("anna");
        assertThat(found("{'term': 'survey.score', 'survey': ['NPS'], 'atMost': 2}"))
                .isEmpty();
        assertThat(found("{'term': 'journey.on', 'journey': ['onboarding']}")).containsExactly("ben");
        assertThat(found("{'term': 'journey.ended', 'journey': ['win-back'], 'end': ['End_WonBack']}"))
                .containsExactly("anna");
        assertThat(found("{'term': 'journey.ended', 'within': 'P2D'}")).isEmpty();
        assertThat(found("{'not': {'term': 'journey.entered', 'within': 'P1M'}}"))
                .containsExactly("cleo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' or '1'='1",
                "x'); drop table customer; --",
                "\\\\",
                "?",
                ":customer",
                "%",
                "{fn now()}",
                "$1",
            })
    void whatIsWrittenIsAValueAndNeverSql(String hostile) {
        is("anna");
        var quoted = hostile.replace("\"", "\\\"");
        var before = counts.count(Rule.EVERYBODY);

        for (var rule : List.of(
                "{\"term\": \"customer.tag\", \"is\": [\"%s\"]}",
                "{\"term\": \"customer.language\", \"is\": [\"%s\"]}",
                "{\"term\": \"customer.owner\", \"is\": [\"%s\"]}",
                "{\"term\": \"orders.category\", \"is\": [\"%s\"]}",
                "{\"term\": \"mail.sent\", \"template\": [\"%s\"]}",
                "{\"term\": \"journey.ended\", \"journey\": [\"%1$s\"], \"end\": [\"%1$s\"]}")) {
            assertThat(counts.count(rules.read(rule.formatted(quoted))))
                    .as(rule)
                    .isZero();
        }
        assertThat(counts.count(Rule.EVERYBODY)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | | is no JSON",
                "[] | | is no object: write {\"all\": […]}",
                "{} | | says nothing: say exactly one of all, any, not, and term",
                "{'all': [], 'any': []} | | says [all, any]: say exactly one",
                "{'all': {}} | /all | is no list: write the conditions in brackets",
                "{'any': []} | /any | has nothing in it: say at least one condition",
                "{'all': [{'term': 'customer.shoesize'}]} | /all/0/term | is nothing that can be said of customers: use one of",
                "{'all': [{'not': {'term': 'orders.count'}}]} | /all/0/not | says nothing of orders.count: give at least one of",
                "{'term': 'orders.count', 'atLeast': 'many'} | /atLeast | is no such number: give a whole number from 0",
                "{'term': 'orders.count', 'atLeast': 1.5} | /atLeast | is no such number",
                "{'term': 'orders.count', 'atLeast': -1} | /atLeast | is no such number",
                "{'term': 'orders.count', 'atLeast': 3, 'atMost': 2} | /atMost | is less than atLeast: give a number",
                "{'term': 'orders.count', 'atLeast': 1, 'within': '30'} | /within | is no span of days: write P30D",
                "{'term': 'orders.count', 'atLeast': 1, 'within': 'P-3D'} | /within | is no span of days",
                "{'term': 'orders.count', 'atLeast': 1, 'within': 'P999999999Y'} | /within | is no span of days",
                "{'term': 'orders.count', 'atLeast': 1, 'with/in': 1} | /with~1in | is no field of orders.count: use atLeast",
                "{'term': 'customer.lifecycle', 'is': ['ASLEEP']} | /is | is none of the choices: choose of PROSPECT",
                "{'term': 'customer.lifecycle'} | /is | is missing: choose of PROSPECT",
                "{'term': 'customer.tag', 'is': [' ']} | /is | is no word: give texts of 1 to 200 characters",
                "{'term': 'customer.tag', 'is': {}} | /is | is no word",
                "{'all': [], 'color': 1} | | has more fields than all: leave the others out",
            })
    void aBadRuleSaysWhereItIsBadAndWhatHelps(String rule, String path, String words) {
        var refused = catchThrowableOfType(InvalidFields.class, () -> driver.rule(rule));

        assertThat(refused.findings()).hasSize(1);
        assertThat(refused.findings().get(0).pointer()).isEqualTo(path == null ? "" : path);
        assertThat(refused.findings().get(0).detail()).startsWith(words);
    }

    @Test
    void aRuleThatIsTooDeepTooManyOrTooLongIsRefused() {
        var deep = "{\"term\": \"customer.email\"}";
        for (var level = 0; level < 400; level++) {
            deep = "{\"not\": " + deep + "}";
        }
        var many = "{\"all\": [" + "{\"term\": \"customer.email\"},".repeat(60) + "{\"term\": \"customer.email\"}]}";
        var tooDeep = deep;

        assertThat(catchThrowableOfType(InvalidFields.class, () -> rules.read(tooDeep))
                        .findings()
                        .get(0)
                        .detail())
                .startsWith("lies more than 6 deep");
        assertThat(catchThrowableOfType(InvalidFields.class, () -> rules.read(many))
                        .findings()
                        .get(0)
                        .detail())
                .startsWith("has more than 60 conditions");
        assertThat(catchThrowableOfType(InvalidFields.class, () -> rules.read("[" + " ".repeat(20_001) + "]"))
                        .findings()
                        .get(0)
                        .detail())
                .startsWith("is longer than 20000 characters");
    }

    /** Something for each slot that is needed, and one of those of which one is. */
    private static Map<String, Object> sample(SegmentTerm term) {
        var given = new HashMap<String, Object>();
        for (var slot : term.slots()) {
            given.put(
                    slot.name(),
                    switch (slot.kind()) {
                        case CHOICE -> List.of(slot.words().get().get(0));
                        case WORDS -> List.of("zh-CN");
                        case NUMBER -> slot.name().equals(Slot.AT_MOST) ? slot.most() : slot.least();
                        case SPAN -> Period.ofDays(30);
                    });
        }
        return given;
    }

    private void is(String name, Object... fieldsAndValues) {
        people.put(name, driver.is(name + "-" + some, some, fieldsAndValues));
    }

    private void agrees(String name) {
        consents.record(new ConsentStatement(
                people.get(name).id(),
                ConsentTopic.MARKETING_EMAIL,
                true,
                null,
                ConsentSource.AGENT,
                "on the phone",
                null,
                null,
                Cause.person("lin")));
    }

    private void bought(String name, int daysAgo, String amount, String currency) {
        var at = clock.instant().minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)
                        values (?, ?, ?, cast(? as numeric(15, 4)), ?, ?)""")
                .params(UUID.randomUUID().toString(), people.get(name).id().value(), at, amount, currency, at)
                .update();
    }

    /** Whom of this test's people the rule finds, by name. */
    private List<String> found(String json) {
        var rule = new Rule.All(List.of(driver.tagged(some), driver.rule(json)));
        var sample = counts.sample(rule, 50).stream()
                .map(SegmentCounts.Drawn::customer)
                .toList();
        assertThat(counts.count(rule)).isEqualTo(sample.size());
        return people.entrySet().stream()
                .filter(each -> sample.contains(each.getValue().id()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
