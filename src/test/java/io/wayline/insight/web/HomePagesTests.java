package io.wayline.insight.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.page.HomePanel.Place;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.staff.pause.QueuePauses;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What the features say on the home page, to whom it matters. */
@DatabaseTest
class HomePagesTests {

    @Autowired
    HomeFigures figures;

    @Autowired
    QueuePauses pauses;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingIsPaused() {
        jdbc.sql("delete from staff_queue_pause").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void whatIsLateComesFirstAndWhatIsOnlyGoodToKnowLast() {
        assertThat(figures.needs(accounts.find("shen").orElseThrow()))
                .isSortedAccordingTo(Comparator.comparing(Need::tone));
    }

    @Test
    void aPausedQueueIsSaidToThoseWhoMayResumeItAndToThoseWhoWorkOnIt() {
        var before = figures.print();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of("lin"));
        pauses.pause(queue, "Training", null, accounts.find("shen").orElseThrow());

        assertThat(need("shen", "paused-queues")).satisfies(each -> {
            assertThat(each.tone()).isEqualTo(Tone.SOON);
            assertThat(each.path()).isEqualTo("/team");
        });
        assertThat(need("lin", "paused-queues").path()).isNull();
        assertThat(figures.needs(accounts.find("tang").orElseThrow()))
                .noneMatch(each -> each.key().equals("paused-queues"));
        assertThat(figures.print()).as("pages are told").isNotEqualTo(before);
    }

    @Test
    void agentsSeeTheirDayAndOthersHowEverythingGoes() {
        assertThat(panels("lin")).containsExactly("/workspace/home-day.ftlh");
        assertThat(panels("he")).contains("/journey/home-panel.ftlh", "/message/home-panel.ftlh");
        assertThat(panels("shen")).contains("/workspace/home-team.ftlh");
    }

    private Need need(String username, String key) {
        return figures.needs(accounts.find(username).orElseThrow()).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> panels(String username) {
        var person = accounts.find(username).orElseThrow();
        return Stream.of(Place.MAIN, Place.SIDE)
                .flatMap(place -> figures.panels(place, person, Locale.ENGLISH).stream())
                .map(HomeFigures.Part::template)
                .toList();
    }
}
