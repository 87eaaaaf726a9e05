package io.wayline.benefit;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.benefit.Benefit.LedgerEntry;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class BenefitsTests {

    private static final Cause JOURNEY = Cause.step("onboarding/Task_GrantWelcomePoints/4711");
    private static final Cause TILL = Cause.system("key:till");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    Benefits benefits;

    @Autowired
    Redemptions redemptions;

    @Autowired
    Merges merges;

    @Autowired
    CustomerDriver driver;

    @Autowired
    Timeline timeline;

    @Autowired
    SettableClock clock;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private Customer anna;

    @BeforeEach
    void annaIsKnown() {
        anna = driver.is("B-" + some, "name", "Anna");
    }

    @Test
    void whatIsGrantedTwiceUnderOneKeyIsThereOnce() {
        var first = points(200, null, "welcome");
        var again = points(999, null, "welcome");
        var other = points(50, null, "birthday");

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(benefits.balance(anna.id())).isEqualTo(250);
        assertThat(story()).containsExactly("points-granted", "points-granted");
    }

    @Test
    void anotherCustomerHasTheirOwnUnderTheSameKey() {
        var bob = driver.is("Bob-" + some, "name", "Bob");
        points(200, null, "welcome");

        benefits.grant(new Grant(bob.id(), BenefitValue.points(30), null, "welcome", JOURNEY));

        assertThat(benefits.balance(anna.id())).isEqualTo(200);
        assertThat(benefits.balance(bob.id())).isEqualTo(30);
    }

    @Test
    void twoWhoGrantTheSameAtOnceGrantItOnce() throws Exception {
        Callable<String> grant = () -> points(200, null, "welcome");
        var two = Executors.newFixedThreadPool(2);
        try {
            var refs = two.invokeAll(List.of(grant, grant)).stream()
                    .map(BenefitsTests::result)
                    .toList();

            assertThat(refs.get(0)).isEqualTo(refs.get(1));
        } finally {
            two.shutdownNow();
        }
        assertThat(benefits.of(anna.id(), 10)).hasSize(1);
    }

    @Test
    void ofTwoTillsThatUseACouponAtOnceOneWinsAndTheOtherIsToldSo() throws Exception {
        for (var round = 0; round < 5; round++) {
            var ref = coupon("10%", null, "offer-" + round);
            var start = new CyclicBarrier(2);
            var won = new AtomicInteger();
            var two = Executors.newFixedThreadPool(2);
            try {
                var tills = Stream.of("till-1", "till-2")
                        .map(till -> two.submit(() -> {
                            start.await();
                            redeem(ref, till, null, "SO-" + till);
                            return won.incrementAndGet();
                        }))
                        .toList();
                var refusals = tills.stream()
                        .map(BenefitsTests::refusal)
                        .flatMap(Optional::stream)
                        .toList();

                assertThat(won).hasValue(1);
                assertThat(refusals)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                BenefitRefused.class,
                                told -> assertThat(told.code()).isEqualTo("benefit-redeemed"));
            } finally {
                two.shutdownNow();
            }
            assertThat(find(ref).state()).isEqualTo(BenefitState.REDEEMED);
            assertThat(benefits.of(anna.id(), 1).get(0).entries())
                    .extracting(LedgerEntry::kind)
                    .containsExactly(LedgerEntry.Kind.GRANTED, LedgerEntry.Kind.REDEEMED);
        }
    }

    private static Optional<Throwable> refusal(Future<Integer> of) {
        try {
            of.get(30, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException refused) {
            return Optional.of(refused.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError(stuck);
        }
    }

    @Test
    void nobodyUnknownIsGivenAnything() {
        var nobody = new Grant(new CustomerId("nobody"), BenefitValue.points(1), null, "welcome", JOURNEY);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> benefits.grant(nobody));
    }

    @Test
    void aCouponIsGoodToTheEndOfItsLastDayInTheCompanysZone() {
        clock.set(clock.instant()
                .atZone(SHANGHAI)
                .toLocalDate()
                .plusDays(1)
                .atTime(23, 30)
                .atZone(SHANGHAI)
                .toInstant());
        var today = clock.instant().atZone(SHANGHAI).toLocalDate();
        var ref = coupon("10%", "P30D", "offer");
        var end = today.plusDays(31).atStartOfDay(SHANGHAI).toInstant();

        assertThat(find(ref).validUntil()).isEqualTo(end);
        clock.set(end.minusMillis(1));
        assertThat(find(ref).state()).isEqualTo(BenefitState.GRANTED);
        clock.set(end);
        assertThat(find(ref).state()).isEqualTo(BenefitState.EXPIRED);
        assertThatThrownBy(() -> redeem(ref, "till-1", null, null))
                .isInstanceOf(BenefitRefused.class)
                .hasMessageContaining(end.toString());
    }

    @Test
    void codesAreOfTwelveCharactersAndNoTwoAreAlike() {
        var codes = new HashSet<String>();
        for (var each = 0; each < 40; each++) {
            coupon("10%", null, "offer-" + each);
        }

        benefits.of(anna.id(), 100).forEach(each -> codes.add(each.code()));

        assertThat(codes)
                .hasSize(40)
                .allMatch(code -> code.matches("[B-DF-HJKMNP-TV-Z2-9]{4}(-[B-DF-HJKMNP-TV-Z2-9]{4}){2}"));
    }

    @Test
    void aCouponIsRedeemedByItsCodeHoweverItIsTypedAndOnlyOnce() {
        var code = find(coupon("50 CNY", "P30D", "offer")).code();

        var used = redeem(code.toLowerCase().replace("-", " "), "till-1", null, "SO-1");
        var repeated = redeem(code, "till-1", null, "SO-1");

        assertThat(used.state()).isEqualTo(BenefitState.REDEEMED);
        assertThat(repeated).isEqualTo(used);
        assertThat(used.entries()).extracting(LedgerEntry::order).containsExactly(null, "SO-1");
        assertRefused("benefit-redeemed", () -> redeem(code, "till-2", null, "SO-2"));
        assertRefused("request-key-reused", () -> redeem(code, "till-1", null, "SO-2"));
        assertThat(story()).containsExactly("coupon-granted", "coupon-redeemed-for");
    }

    @Test
    void pointsAreTakenInPartsUntilNoneAreLeft() {
        var ref = points(200, null, "welcome");

        assertThat(redeem(ref, "till-1", 150, "SO-1").left()).isEqualTo(50);
        assertThat(redeem(ref, "till-1", 150, "SO-1").left()).isEqualTo(50);
        assertRefused("request-key-reused", () -> redeem(ref, "till-1", 151, "SO-1"));
        assertRefused("points-too-few", () -> redeem(ref, "till-2", 51, null));
        assertThat(benefits.balance(anna.id())).isEqualTo(50);

        var last = redeem(ref, "till-3", null, null);

        assertThat(last.state()).isEqualTo(BenefitState.REDEEMED);
        assertThat(last.entries()).extracting(LedgerEntry::points).containsExactly(200, -150, -50);
        assertThat(benefits.balance(anna.id())).isZero();
        assertThat(story()).containsExactly("points-granted", "points-redeemed-for", "points-redeemed");
    }

    @Test
    void twoTillsThatTakeTheSamePointsAtOnceGetThemOnce() throws Exception {
        var ref = points(200, null, "welcome");
        var two = Executors.newFixedThreadPool(2);
        try {
            var answers = two.invokeAll(List.of(taking(ref, "till-1"), taking(ref, "till-2"))).stream()
                    .map(BenefitsTests::result)
                    .toList();

            assertThat(answers).containsExactlyInAnyOrder("left 50", "points-too-few");
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void pointsThatRanOutDoNotCount() {
        points(200, "P7D", "welcome");
        points(30, null, "birthday");

        clock.advance(Duration.ofDays(9));

        assertThat(benefits.balance(anna.id())).isEqualTo(30);
        assertThat(benefits.of(anna.id(), 10)).extracting(Benefit::left).containsExactlyInAnyOrder(0, 30);
    }

    @Test
    void nobodyElseUsesIt() {
        driver.is("Bob-" + some, "name", "Bob");
        var ref = coupon("10%", null, "offer");

        for (var other : List.of("Bob-" + some, "nobody-" + some)) {
            var asked = new Redemption(new CustomerRef(other), "till-1", null, null, null, TILL);
            assertRefused("benefit-not-theirs", () -> redemptions.redeem(ref, asked));
        }
        assertThat(find(ref).state()).isEqualTo(BenefitState.GRANTED);
    }

    @Test
    void aCouponHasNoPoints() {
        var ref = coupon("10%", null, "offer");

        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> redeem(ref, "till-1", 5, null));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> redeem("no-such-thing", "till-1", null, null));
    }

    @Test
    void whatIsTakenBackIsNotUsedAndWhatWasUsedIsNotTakenBack() {
        var ref = points(200, null, "welcome");
        redeem(ref, "till-1", 150, null);

        redemptions.revoke(ref, "granted by mistake", Cause.person("shen"));
        var again = redemptions.revoke(ref, "once more", Cause.person("shen"));

        assertThat(again.state()).isEqualTo(BenefitState.REVOKED);
        assertThat(again.entries()).extracting(LedgerEntry::points).containsExactly(200, -150, -50);
        assertRefused("benefit-revoked", () -> redeem(ref, "till-2", 1, null));
        assertThat(benefits.balance(anna.id())).isZero();
        var used = coupon("10%", null, "offer");
        redeem(used, "till-3", null, null);
        assertRefused("benefit-redeemed", () -> redemptions.revoke(used, "too late", Cause.person("shen")));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> redemptions.revoke(used, " ", Cause.person("shen")));
    }

    @Test
    void whoeverIsMergedKeepsWhatBothWereGiven() {
        var phone = "+49 30 8%07d".formatted(Math.floorMod(some.hashCode(), 10_000_000));
        var one = driver.is("One-" + some, "name", "Mia", "phone", phone);
        var other = driver.is("Other-" + some, "name", "Mia", "phone", phone);
        benefits.grant(new Grant(one.id(), BenefitValue.points(200), null, "welcome", JOURNEY));
        benefits.grant(new Grant(other.id(), BenefitValue.points(200), null, "welcome", JOURNEY));
        benefits.grant(new Grant(other.id(), BenefitValue.of("coupon", "10%"), null, "offer", JOURNEY));
        var pair = DuplicatePair.of(one.id(), other.id()).id();

        var kept = merges.merge(pair, new MergeChoice(one.ref(), List.of(), null, null), "shen");

        assertThat(benefits.balance(kept.id())).isEqualTo(400);
        assertThat(benefits.of(kept.id(), 10)).hasSize(3);
        assertThat(benefits.of(other.id(), 10)).isEmpty();
        benefits.grant(new Grant(other.id(), BenefitValue.points(5), null, "welcome", JOURNEY));
        assertThat(benefits.balance(kept.id()))
                .as("a journey of the merged one gives nothing twice")
                .isEqualTo(400);
    }

    private Callable<String> taking(String ref, String key) {
        return () -> {
            try {
                return "left " + redeem(ref, key, 150, null).left();
            } catch (BenefitRefused refused) {
                return refused.code();
            }
        };
    }

    private String points(int points, @Nullable String validFor, String key) {
        return benefits.grant(
                new Grant(anna.id(), BenefitValue.points(points), Grant.validFor(validFor), key, JOURNEY));
    }

    private String coupon(String amount, @Nullable String validFor, String key) {
        Period length = Grant.validFor(validFor);
        return benefits.grant(new Grant(anna.id(), BenefitValue.of("coupon", amount), length, key, JOURNEY));
    }

    private Benefit redeem(String ref, String key, @Nullable Integer points, @Nullable String order) {
        return redemptions.redeem(ref, new Redemption(anna.ref(), key, points, order, null, TILL));
    }

    private Benefit find(String ref) {
        return benefits.find(anna.id(), ref).orElseThrow();
    }

    private List<String> story() {
        var told = new ArrayList<>(timeline.of(anna.id(), null, 50).items().stream()
                .map(each -> each.entry().kind())
                .filter(kind -> kind.startsWith("points-") || kind.startsWith("coupon-"))
                .toList());
        Collections.reverse(told);
        return told;
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatExceptionOfType(BenefitRefused.class)
                .isThrownBy(act::run)
                .extracting(BenefitRefused::code)
                .isEqualTo(code);
    }

    private static String result(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
