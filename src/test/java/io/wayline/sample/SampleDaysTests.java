package io.wayline.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The month that {@code days.sh} plays is one that it can play. */
class SampleDaysTests {

    private static final Set<String> AGENTS = Set.of("lin", "shen");

    private final JsonMapper json = JsonMapper.builder().build();
    private List<Line> lines = List.of();

    private record Line(Duration after, String what, String customer, String data) {

        static Line of(String text) {
            var part = text.split(";", 4);
            return new Line(Duration.parse(part[0]), part[1], part[2], part[3]);
        }
    }

    @BeforeEach
    void asShipped() throws Exception {
        lines = Files.readAllLines(Path.of("samples/days.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Line::of)
                .toList();
    }

    @Test
    void isTheStoryThatItSays() {
        var told = lines.stream().collect(Collectors.groupingBy(Line::what, Collectors.counting()));
        // the tenth complaint is raised by the call after a score, the twentieth question stays open, one is answered
        // twice
        assertThat(told)
                .containsAllEntriesOf(Map.of(
                        "order.delivered", 50L,
                        "order.returned", 3L,
                        "survey", 20L,
                        "complaint.received", 9L,
                        "complaint.reopened", 5L,
                        "complaint.withdrawn", 1L,
                        "mail.bounced", 1L));
        assertThat(lines.stream()
                        .filter(line -> line.what().equals("survey"))
                        .map(line -> line.data().substring(0, 1))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void everyLineCanBeRead() {
        for (var line : lines) {
            switch (line.what()) {
                case "survey" -> assertThat(line.data()).matches("[1-5]( .+)?");
                case "task" -> {
                    var part = line.data().split("\\|", 3);
                    assertThat(AGENTS).contains(part[0]);
                    assertThat(json.readTree(part[2]).isObject()).isTrue();
                }
                default ->
                    assertThat(json.readTree(line.data()).isObject())
                            .as(line.data())
                            .isTrue();
            }
        }
    }

    @Test
    void everybodyIsKnownBeforeSomethingHappensToThem() {
        var known = new HashSet<String>();
        for (var line : lines) {
            if (Set.of("customer.registered", "complaint.received").contains(line.what())) {
                known.add(line.customer());
            }
            assertThat(known).contains(line.customer());
        }
    }
}
