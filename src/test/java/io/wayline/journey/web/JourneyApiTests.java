package io.wayline.journey.web;

import java.security.Principal;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

import io.wayline.journey.InstanceActs;
import io.wayline.journey.InstanceHistory;
import io.wayline.journey.Journeys;
import io.wayline.shared.ReasonText.ReasonOnly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class JourneyApiTests {

    private final Principal he = () -> "he";
    private final InstanceActs acts = mock();
    private final JourneyApi api = new JourneyApi(mock(Journeys.class), acts, mock(InstanceHistory.class));

    @Test
    void saysThatAWayHasEnded() {
        given(acts.cancel("i", "he", "it never ends")).willReturn(true);

        assertThat(api.cancel("i", new ReasonOnly("it never ends"), Locale.ENGLISH, he)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void saysThatAWayIsStillEnding() {
        given(acts.cancel("i", "he", "it never ends")).willReturn(false);

        assertThat(api.cancel("i", new ReasonOnly("it never ends"), Locale.ENGLISH, he)
                        .getStatusCode())
                .isEqualTo(HttpStatus.ACCEPTED);
    }
}
