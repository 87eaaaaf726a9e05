package io.wayline.message.dispatch;

import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.wayline.message.smtp.Reply;

import static org.assertj.core.api.Assertions.assertThat;

class RetriesTests {

    @Test
    void comesBackSoonerOrLaterByAFifthAndNotBeforeTheServerWantsUs() {
        var now = Instant.parse("2026-11-23T10:00:00Z");
        var mail = MailsOfTests.claimed(0, now, null);
        var retries = new Retries(new Random(1));

        for (var time = 0; time < 50; time++) {
            assertThat(retries.next(mail, Reply.of("451 Not now"), now).orElseThrow())
                    .isBetween(now.plusSeconds(48), now.plusSeconds(72));
        }
        assertThat(retries.next(mail, Reply.of("451 Retry in 20 minutes"), now)).contains(now.plusSeconds(1200));
    }

    @Test
    void givesUpADayAfterTheFirstFailedTryOrWhenItWouldBeTooLate() {
        var now = Instant.parse("2026-11-23T10:00:00Z");
        var retries = new Retries(new Random(1));
        var reply = Reply.of("451 Not now");

        assertThat(retries.next(MailsOfTests.claimed(7, now.minusSeconds(8 * 3600), null), reply, now))
                .isPresent();
        assertThat(retries.next(MailsOfTests.claimed(7, now.minusSeconds(20 * 3600), null), reply, now))
                .isEmpty();
        assertThat(retries.next(MailsOfTests.claimed(8, now, null), reply, now)).isEmpty();
        assertThat(retries.next(MailsOfTests.claimed(2, now, now.plusSeconds(60)), reply, now))
                .isEmpty();
    }
}
