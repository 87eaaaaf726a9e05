package io.wayline.benefit;

import java.time.Instant;
import java.time.Period;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class BenefitMailFactsTests {

    private static final Cause JOURNEY = Cause.step("onboarding/Task_SendOffer/4711");

    @Autowired
    BenefitMailFacts facts;

    @Autowired
    Benefits benefits;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void emmaIsKnown() {
        emma = new CustomersOfTests(jdbc).emma();
    }

    @Test
    void tellsOfACouponInTheLanguageOfTheReader() {
        // 00:30 of the next day in Shanghai
        clock.set(Instant.parse("2035-11-20T16:30:00Z"));
        var ref = benefits.grant(
                new Grant(emma, BenefitValue.of("coupon", "50 CNY"), Period.ofDays(30), "offer", JOURNEY));

        var english = facts.of(emma, ref, Locale.ENGLISH);
        var chinese = facts.of(emma, ref, Locale.SIMPLIFIED_CHINESE);

        assertThat(english)
                .containsOnlyKeys("value", "code", "validUntil")
                .containsEntry("validUntil", "December 21, 2035");
        assertThat(chinese).containsEntry("value", "¥50").containsEntry("validUntil", "2035年12月21日");
        assertThat(english.get("code"))
                .isEqualTo(chinese.get("code"))
                .isEqualTo(benefits.find(emma, ref).orElseThrow().code());
    }

    @Test
    void tellsOfPoints() {
        var ref = benefits.grant(new Grant(emma, BenefitValue.points(1200), null, "welcome", JOURNEY));

        assertThat(facts.of(emma, ref, Locale.ENGLISH))
                .containsOnlyKeys("value", "points")
                .containsEntry("value", "1,200")
                .containsEntry("points", 1200);
    }

    @Test
    void tellsNothingOfWhatIsSomebodyElses() {
        var ref = benefits.grant(new Grant(emma, BenefitValue.points(1200), null, "welcome", JOURNEY));
        var other = new CustomersOfTests(jdbc).zihan();

        assertThat(facts.of(other, ref, Locale.ENGLISH)).isEmpty();
        assertThat(facts.of(emma, "no-such-thing", Locale.ENGLISH)).isEmpty();
        assertThat(facts.of(emma, null, Locale.ENGLISH)).isEmpty();
    }
}
