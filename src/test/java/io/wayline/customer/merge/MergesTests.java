package io.wayline.customer.merge;

import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.change.CustomerMoved;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.consent.ConsentProof;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.duplicate.Duplicates;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.customer.search.CustomerSearch.Order;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.events.EventsDriver;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.journeys.JourneyDriver;
import io.wayline.message.MailRequest;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MergeParticipant.Effect;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;
import io.wayline.value.CustomerValues;
import io.wayline.value.ValueRuns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class MergesTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    Merges merges;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDriver driver;

    @Autowired
    CustomerTags tags;

    @Autowired
    Consents consents;

    @Autowired
    MarketingHolds holds;

    @Autowired
    Duplicates duplicates;

    @Autowired
    CustomerSearch search;

    @Autowired
    VisibleCustomers visible;

    @Autowired
    EventsDriver events;

    @Autowired
    EventLog log;

    @Autowired
    JourneyDriver journey;

    @Autowired
    Journeys journeys;

    @Autowired
    Messages messages;

    @Autowired
    Timeline timeline;

    @Autowired
    CustomerValues values;

    @Autowired
    ValueRuns runs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String phone = "+49 30 9%07d".formatted(Math.floorMod(some.hashCode(), 10_000_000));

    @BeforeEach
    void noonInShanghai() {
        clock.set(clock.instant()
                .atZone(SHANGHAI)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .withHour(12)
                .toInstant());
    }

    @Test
    void theOldRefAndTheOldIdLeadToTheKeptOne() {
        var anna = is("anna", "Anna Berg", "anna");
        var old = is("old", "A. Berg", "old");

        var kept = merge(anna, old);

        assertThat(kept.id()).isEqualTo(anna.id());
        assertThat(customers.get(old.ref()).id()).isEqualTo(anna.id());
        assertThat(customers.get(old.id()).id()).isEqualTo(anna.id());
        assertThat(visible.get(old.ref(), CustomerDriver.SHEN).customer().id()).isEqualTo(anna.id());
        assertThat(search.find(query(old.ref().value()), CustomerDriver.SHEN, null, 5)
                        .items())
                .extracting(Customer::id)
                .containsExactly(anna.id());
        assertThat(driver.is(old.ref().value(), "name", "Anna B.").id())
                .as("a change under the old ref")
                .isEqualTo(anna.id());
        assertThat(duplicates.open(null, 200).items())
                .noneMatch(pair -> pair.id().contains(anna.id().value()));
    }

    @Test
    void fieldsAreTakenAsChosenAndGapsAreFilled() {
        var anna = driver.is(ref("anna"), "name", "Anna", "phone", phone, "zone", "Europe/Berlin");
        var old = driver.is(
                ref("old"),
                "name",
                "Anna Berg",
                "email",
                mail("old"),
                "phone",
                phone,
                "zone",
                "Asia/Tokyo",
                "owner",
                "lin");

        var kept = merge(anna, old, MergeField.NAME);

        assertThat(kept.name()).isEqualTo("Anna Berg");
        assertThat(kept.email()).hasToString(mail("old"));
        assertThat(kept.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(kept.owner()).isEqualTo("lin");
        assertThat(story(anna)).contains("customer-merged", "profile-changed", "owner-changed");
    }

    @Test
    void whatTheOldRefTellsFillsGapsOnly() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna Berg", "old");
        merge(anna, old);

        events.send("customer.registered", old.ref().value(), Map.of("email", mail("old"), "birthday", "1990-02-28"));
        events.handleAll();

        var kept = customers.get(anna.id());
        assertThat(kept.email()).hasToString(mail("anna"));
        assertThat(kept.birthday()).hasToString("1990-02-28");
    }

    @Test
    void ordersMoveAndTheirValueIsComputedAnew() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        orders(anna, "10.00");
        orders(old, "20.00");
        orders(old, "30.00");

        assertThat(plan(anna, old).effects()).contains(new Effect("orders", 2));
        merge(anna, old);
        orders(old, "40.00");

        assertThat(values.of(anna.id()).orders()).isEqualTo(4);
        assertThat(values.of(anna.id()).spend()).isEqualByComparingTo("100.00");
        assertThat(runs.last().state()).isEqualTo(ValueRuns.State.REQUESTED);
        assertThat(customers.get(anna.id()).lifecycle()).isEqualTo(Lifecycle.ACTIVE);
    }

    @Test
    void theStoryTellsBothHistories() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        orders(old, "20.00");

        merge(anna, old);

        assertThat(story(anna)).containsSubsequence("registered", "registered").contains("order-placed");
        assertThat(timeline.of(old.id(), null, 50).items())
                .as("nothing is left behind")
                .isEmpty();
    }

    @Test
    void aNoOfEitherCountsAndProofsStay() {
        var anna = is("anna", "Anna", "anna");
        var old = driver.is(ref("old"), "name", "Anna", "email", mail("anna"), "phone", phone);
        says(old, ConsentTopic.MARKETING_EMAIL, false);
        clock.advance(Duration.ofDays(1));
        says(anna, ConsentTopic.MARKETING_EMAIL, true);
        var proofs = proofs();

        merge(anna, old);

        var standing =
                consents.standing(anna.id(), ConsentTopic.MARKETING_EMAIL).orElseThrow();
        assertThat(standing.given()).isFalse();
        assertThat(standing.source()).isEqualTo(ConsentSource.MERGE);
        assertThat(consents.history(anna.id(), null, 10).items())
                .extracting(ConsentProof::given)
                .containsExactly(false, true, false);
        assertThat(proofs()).containsAll(proofs);
    }

    @Test
    void aYesOfTheKeptOneDoesNotReviveWhatTheOtherRefused() {
        var anna = is("anna", "Anna", "anna");
        var old = driver.is(ref("old"), "name", "Anna", "email", mail("anna"));
        says(old, ConsentTopic.SERVICE_EMAIL, false);

        merge(anna, old);

        assertThat(consents.standing(anna.id(), ConsentTopic.SERVICE_EMAIL))
                .hasValueSatisfying(proof -> assertThat(proof.given()).isFalse());
    }

    @Test
    void aYesCountsOnlyForTheAddressItWasSaidUnder() {
        var anna = driver.is(ref("anna"), "name", "Anna", "email", mail("anna"), "phone", phone);
        var old = driver.is(ref("old"), "name", "Anna", "email", mail("old"), "phone", phone);
        says(old, ConsentTopic.MARKETING_EMAIL, true);
        says(old, ConsentTopic.MARKETING_PHONE, true);

        merge(anna, old);

        assertThat(consents.standing(anna.id(), ConsentTopic.MARKETING_EMAIL)).isEmpty();
        assertThat(consents.standing(anna.id(), ConsentTopic.MARKETING_PHONE))
                .hasValueSatisfying(proof -> assertThat(proof.given()).isTrue());
    }

    @Test
    void theYesOfAnAddressThatGoesEndsWithIt() {
        var anna = driver.is(ref("anna"), "name", "Anna", "email", mail("anna"), "phone", phone);
        var old = driver.is(ref("old"), "name", "Anna", "email", mail("old"), "phone", phone);
        says(anna, ConsentTopic.MARKETING_EMAIL, true);

        merge(anna, old, MergeField.EMAIL);

        assertThat(consents.standing(anna.id(), ConsentTopic.MARKETING_EMAIL))
                .hasValueSatisfying(proof -> assertThat(proof.given()).isFalse());
    }

    @Test
    void holdsStayInForceAndTagsUnite() {
        var anna = driver.is(ref("anna"), "name", "Anna", "phone", phone, "tags", List.of("vip"));
        var old = driver.is(ref("old"), "name", "Anna", "phone", phone, "tags", List.of("vip", "tea"));
        holds.place(anna.id(), "complaint", "K-1", Cause.person("shen"));
        holds.place(old.id(), "complaint", "K-1", Cause.person("shen"));
        holds.place(old.id(), "complaint", "K-2", Cause.person("shen"));

        merge(anna, old);

        assertThat(tags.of(anna.id())).containsExactly("tea", "vip");
        assertThat(holds.of(anna.id())).extracting(MarketingHold::reference).containsExactly("K-1", "K-2");
        assertThat(holds.lift(old.id(), "K-2", Cause.person("shen")))
                .as("whoever placed it under the old id lifts it")
                .isTrue();
        assertThat(holds.of(anna.id())).extracting(MarketingHold::reference).containsExactly("K-1");
    }

    @Test
    void aJourneyThatBothAreOnEndsForTheOther() {
        var anna = registers("anna");
        var old = registers("old");
        assertThat(plan(anna, old).effects())
                .contains(new Effect("journeys-ending", 1), new Effect("mails-called-back", 1));

        merge(anna, old);

        var ways = journeys.of(anna.id(), 10, Locale.ENGLISH);
        assertThat(ways).hasSize(2).extracting(Instance::journey).containsOnly("onboarding");
        assertThat(ways).filteredOn(way -> way.endedAt() == null).hasSize(1);
        assertThat(ways)
                .filteredOn(way -> way.endedAt() != null)
                .first()
                .satisfies(way -> assertThat(way.cancelReason())
                        .isEqualTo("Merged into " + anna.ref().value()));
        assertThat(mails(anna))
                .extracting(Message::state)
                .containsExactlyInAnyOrder(MessageState.PENDING, MessageState.CANCELLED);
    }

    @Test
    void aJourneyOfTheOtherAloneGoesOnForTheKeptOne() {
        var anna = driver.is(ref("anna"), "name", "Anna", "email", mail("anna"), "phone", phone);
        var old = registers("old");

        merge(anna, old);
        journey.happens("order.placed", anna.ref().value(), order("15.00"));

        assertThat(journeys.of(anna.id(), 10, Locale.ENGLISH))
                .filteredOn(way -> way.journey().equals("onboarding"))
                .singleElement()
                .satisfies(way -> assertThat(way.ending()).isEqualTo("Customer activated"));
        assertThat(mails(anna))
                .filteredOn(mail -> mail.template().equals("onboarding-welcome"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.recipient()).isEqualTo(mail("anna"));
                    assertThat(mail.state()).isEqualTo(MessageState.PENDING);
                });
        journey.happens("customer.registered", anna.ref().value(), Map.of("email", mail("anna")));
        assertThat(journeys.of(anna.id(), 10, Locale.ENGLISH))
                .filteredOn(way -> way.journey().equals("onboarding"))
                .as("nobody is welcomed twice")
                .hasSize(1);
    }

    @Test
    void stepsThatFollowActForTheKeptOne() {
        var anna = driver.is(ref("anna"), "name", "Anna", "email", mail("anna"), "phone", phone);
        journey.comes("customer.registered", ref("old"), Map.of("name", "Anna", "email", mail("old"), "phone", phone));
        var old = customers.get(new CustomerRef(ref("old")));

        merge(anna, old);
        journey.stepsRun();

        assertThat(customers.get(anna.id()).lifecycle()).isEqualTo(Lifecycle.NEW);
        assertThat(mails(anna)).extracting(Message::template).containsExactly("onboarding-welcome");
    }

    @Test
    void aMailAskedForUnderTheOldIdGoesToTheKeptOne() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        merge(anna, old);

        new TransactionTemplate(transactions)
                .executeWithoutResult(open -> messages.queue(new MailRequest(
                        old.id(), "onboarding-welcome", "test:" + some, null, null, Cause.system("test"), null)));

        assertThat(mails(anna))
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipient()).isEqualTo(mail("anna")));
    }

    @Test
    void anEventOfTheOldRefWaitsForTheMergeAndIsTakenForTheKeptOne() throws Exception {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        var event = events.send("order.placed", old.ref().value(), order("25.00"));
        var merged = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);

        var merging =
                CompletableFuture.runAsync(() -> new TransactionTemplate(transactions).executeWithoutResult(open -> {
                    merge(anna, old);
                    merged.countDown();
                    await(goOn);
                }));
        await(merged);
        events.handleAll();
        assertThat(log.get(event).state())
                .as("no event of either is handled while they are merged")
                .isEqualTo(EventState.RECEIVED);
        goOn.countDown();
        merging.get(10, TimeUnit.SECONDS);
        events.handleAll();

        assertThat(log.get(event).state()).isEqualTo(EventState.DONE);
        assertThat(values.of(anna.id()).orders()).isEqualTo(1);
    }

    @Test
    void eventsOfBothRefsGoOneWay() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        var before = events.send("order.placed", old.ref().value(), order("25.00"));

        merge(anna, old);
        var after = events.send("order.placed", old.ref().value(), order("25.00"));
        var own = events.send("order.placed", anna.ref().value(), order("25.00"));

        assertThat(lanes(before, after, own)).hasSize(1);
    }

    @Test
    void whoeverWasMergedBeforeFollowsIntoTheNext() {
        var first = is("a", "Anna", "a");
        var second = is("b", "Anna", "b");
        orders(first, "5.00");
        merge(second, first);
        var third = driver.is(ref("c"), "name", "Anna", "phone", phone);

        merge(third, customers.get(second.id()));
        var event = events.send("order.placed", first.ref().value(), order("7.00"));
        events.handleAll();

        for (var ref : List.of(first.ref(), second.ref(), third.ref())) {
            assertThat(customers.get(ref).id()).isEqualTo(third.id());
        }
        for (var id : List.of(first.id(), second.id())) {
            assertThat(customers.get(id).id()).isEqualTo(third.id());
        }
        assertThat(log.get(event).state()).isEqualTo(EventState.DONE);
        assertThat(values.of(third.id()).orders()).isEqualTo(2);
    }

    @Test
    void aSecondTimeChangesNothing() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        var once = merge(anna, old);

        var again = merge(anna, old);

        assertThat(again).isEqualTo(once);
        assertThat(story(anna)).containsOnlyOnce("customer-merged");
        assertThat(merges.plan(pair(anna, old), null, List.of())).isEmpty();
    }

    @Test
    void whoHasChangedMeanwhileIsLookedAtAgain() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        driver.is(ref("old"), "name", "Berta");

        assertThatThrownBy(() -> merges.merge(
                        pair(anna, old), new MergeChoice(anna.ref(), List.of(), anna.version(), old.version()), "shen"))
                .isInstanceOf(CustomerMoved.class);
        assertThat(customers.get(old.ref()).id()).isEqualTo(old.id());
    }

    @Test
    void whoWasToldApartIsNotMerged() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");
        duplicates.areNotTheSame(pair(anna, old), "shen");

        assertThatThrownBy(() -> merge(anna, old)).isInstanceOf(DecidedOtherwise.class);
        assertThatThrownBy(() -> merges.plan("no_pair", null, List.of())).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyOneOfTheTwoCanBeKept() {
        var anna = is("anna", "Anna", "anna");
        var old = is("old", "Anna", "old");

        assertThatThrownBy(() -> merges.merge(
                        pair(anna, old), new MergeChoice(new CustomerRef("nobody"), List.of(), null, null), "shen"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void othersOfTheMergedOneAreAskedAboutWithTheKeptOne() {
        var anna = driver.is(ref("anna"), "name", "Anna", "phone", phone);
        var old = driver.is(ref("old"), "name", "Anna", "phone", phone, "email", mail("x"));
        var third = driver.is(ref("third"), "name", "Anna", "email", mail("x"));

        merge(anna, old);

        assertThat(duplicates.open(null, 200).items())
                .extracting(Duplicates.Pair::id)
                .contains(pair(anna, third));
    }

    private Customer is(String who, String name, String mailbox) {
        return driver.is(ref(who), "name", name, "email", mail(mailbox), "phone", phone);
    }

    private Customer registers(String who) {
        journey.happens("customer.registered", ref(who), Map.of("name", "Anna", "email", mail(who), "phone", phone));
        return customers.get(new CustomerRef(ref(who)));
    }

    private Customer merge(Customer kept, Customer other, MergeField... take) {
        return merges.merge(pair(kept, other), new MergeChoice(kept.ref(), List.of(take), null, null), "shen");
    }

    private MergePlan plan(Customer kept, Customer other) {
        return merges.plan(pair(kept, other), kept.ref(), List.of()).orElseThrow();
    }

    private void orders(Customer who, String amount) {
        journey.comes("order.placed", who.ref().value(), order(amount));
    }

    private static Map<String, String> order(String amount) {
        return Map.of("orderRef", "SO-" + UUID.randomUUID(), "amount", amount, "currency", "CNY");
    }

    private void says(Customer who, ConsentTopic topic, boolean given) {
        consents.record(new ConsentStatement(
                who.id(), topic, given, null, ConsentSource.AGENT, "on the phone", null, null, Cause.person("lin")));
    }

    private List<String> proofs() {
        return jdbc.sql("select ref || customer_id || given from consent_proof")
                .query(String.class)
                .list();
    }

    private List<Message> mails(Customer who) {
        return messages.list(new Messages.Filter(null, null, who.ref()), null, 20)
                .items();
    }

    private List<String> story(Customer who) {
        return timeline.of(who.id(), null, 50).items().stream()
                .map(told -> told.entry().kind())
                .toList();
    }

    private List<Integer> lanes(Long... ids) {
        return jdbc.sql("select distinct lane from inbox_event where id in (:ids)")
                .param("ids", List.of(ids))
                .query(Integer.class)
                .list();
    }

    private static Query query(@Nullable String text) {
        return new Query(text, null, null, null, Map.of(), Order.MATCH);
    }

    private static String pair(Customer one, Customer other) {
        return DuplicatePair.of(one.id(), other.id()).id();
    }

    private String ref(String who) {
        return who + "-" + some;
    }

    private String mail(String mailbox) {
        return mailbox + "." + some + "@example.com";
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
