package io.wayline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.wayline.customer.Lifecycle;
import io.wayline.events.EventState;
import io.wayline.journey.instance.InstanceState;
import io.wayline.journey.task.WorkItem;
import io.wayline.message.MessageState;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures in docs/states.md show the moves as the code has them. After a change write them anew:
 * {@code mvn test -Dtest=StateDiagramTests -Dwayline.write-state-diagrams}. A picture more is a line in
 * {@link #drawings()}, and its two marks in the page.
 */
class StateDiagramTests {

    private static final Path PAGE = Path.of("docs/states.md");

    /** What stands between the marks of that name. */
    private record Drawing(String name, List<String> states, String text) {

        String begin() {
            return "<!-- states of " + name + " -->\n";
        }

        String end() {
            return "<!-- /states of " + name + " -->";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Drawing> drawings() {
        return List.of(
                drawing(
                        "a mail",
                        MessageState.values(),
                        MessageState.beginnings(),
                        MessageState.Move.values(),
                        MessageState.Move::startsFrom,
                        MessageState.Move::to),
                drawing(
                        "an event",
                        EventState.values(),
                        List.of(EventState.RECEIVED),
                        EventState.Move.values(),
                        EventState.Move::startsFrom,
                        EventState.Move::to),
                drawing(
                        "a customer",
                        Lifecycle.values(),
                        List.of(Lifecycle.PROSPECT, Lifecycle.NEW),
                        Lifecycle.Move.values(),
                        Lifecycle.Move::startsFrom,
                        Lifecycle.Move::to),
                drawing(
                        "a journey instance",
                        InstanceState.values(),
                        List.of(InstanceState.RUNNING),
                        InstanceState.Move.values(),
                        InstanceState.Move::startsFrom,
                        InstanceState.Move::to),
                drawing(
                        "a task",
                        WorkItem.State.values(),
                        List.of(WorkItem.State.WAITING),
                        WorkItem.State.Move.values(),
                        WorkItem.State.Move::startsFrom,
                        WorkItem.State.Move::to));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void thePageShowsTheMovesAsTheyAre(Drawing drawing) throws IOException {
        var page = Files.readString(PAGE);
        var shown =
                page.substring(page.indexOf(drawing.begin()) + drawing.begin().length(), page.indexOf(drawing.end()));
        if (System.getProperty("wayline.write-state-diagrams") != null) {
            Files.writeString(
                    PAGE,
                    page.replace(
                            drawing.begin() + shown + drawing.end(), drawing.begin() + drawing.text() + drawing.end()));
            return;
        }

        assertThat(shown)
                .as("docs/states.md; write it anew with -Dtest=StateDiagramTests -Dwayline.write-state-diagrams")
                .isEqualTo(drawing.text());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyStateIsReached(Drawing drawing) {
        assertThat(drawing.states()).allMatch(state -> drawing.text().contains("--> " + state));
    }

    private static <S extends Enum<S>, M extends Enum<M>> Drawing drawing(
            String name, S[] states, Collection<S> beginnings, M[] moves, BiPredicate<M, S> starts, Function<M, S> to) {
        var lines = new ArrayList<String>();
        for (var state : states) {
            if (beginnings.contains(state)) {
                lines.add("[*] --> " + state);
            }
        }
        for (var from : states) {
            var leaving =
                    Arrays.stream(moves).filter(move -> starts.test(move, from)).toList();
            for (var next : states) {
                var acts = leaving.stream()
                        .filter(move -> to.apply(move) == next)
                        .map(move -> move.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(joining(", "));
                if (!acts.isEmpty()) {
                    lines.add(from + " --> " + next + " : " + acts);
                }
            }
            if (leaving.isEmpty()) {
                lines.add(from + " --> [*]");
            }
        }
        return new Drawing(
                name,
                Arrays.stream(states).map(Enum::name).toList(),
                lines.stream()
                        .map(line -> "    " + line + "\n")
                        .collect(joining("", "```mermaid\nstateDiagram-v2\n", "```\n")));
    }
}
