package io.wayline.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.testing.ProcessCoverage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every element of every shipped diagram is taken by some test. Runs by itself after all the others and leaves
 * {@code target/process-coverage/index.html} for readers and {@code summary.json} for machines.
 */
@Tag("process-coverage")
class ProcessCoverageTests {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><title>Process coverage</title>
            <style>
            body { font: 15px/1.5 sans-serif; margin: 2rem; }
            svg { width: 100%%; max-height: 40rem; font-size: 11px; }
            text { text-anchor: middle; stroke: none; fill: #222; }
            polyline { fill: none; stroke-width: 2; }
            .taken { stroke: #1a7f37; fill: #dafbe1; }
            .missing { stroke: #cf222e; fill: #ffebe9; }
            .other { stroke: #888; fill: none; }
            polyline.taken, polyline.missing { fill: none; }
            </style>
            <h1>Process coverage</h1>
            <p>Green: taken by a test. Red: taken by none.</p>
            %s
            </html>
            """;

    private static List<Coverage> all = List.of();

    @BeforeAll
    static void reportIsWritten() throws IOException {
        var visits = Coverage.visits();
        all = ProcessContractTests.diagrams()
                .map(diagram -> Coverage.of(diagram, visits))
                .toList();
        Files.writeString(
                ProcessCoverage.FOLDER.resolve("index.html"),
                FRAME.formatted(all.stream().map(ProcessCoverageTests::section).collect(Collectors.joining("\n"))));
        Files.writeString(
                ProcessCoverage.FOLDER.resolve("summary.json"),
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                all.stream().map(ProcessCoverageTests::summary).toList()));
    }

    static List<Coverage> journeys() {
        return all;
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void everyElementIsTakenByATest(Coverage coverage) {
        assertThat(coverage.missing())
                .as("elements of %s that no test takes; see target/process-coverage/index.html", coverage.key())
                .isEmpty();
    }

    @Test
    void seesWhatIsMissing() {
        var diagram = Path.of("src/test/resources/journeys/wait-with-reminders.bpmn");

        var coverage = Coverage.of(
                diagram,
                Set.of("wait-with-reminders Event_Reply", "other Event_Due", "wait-with-reminders Flow_ToWait"));

        assertThat(coverage.taken())
                .as("with the arrow from the event gateway to the event that happened")
                .containsExactly("Event_Reply", "Flow_ToReply", "Flow_ToWait");
        assertThat(coverage.missing()).hasSize(11).contains("Event_Due", "Flow_ToPatience");
        assertThat(coverage.percent()).isEqualTo(21);
    }

    private static String section(Coverage coverage) {
        return "<h2>%s: %d %%</h2>\n<p>%s</p>\n%s"
                .formatted(
                        coverage.key(),
                        coverage.percent(),
                        coverage.missing().isEmpty() ? "Nothing is missing." : "Missing: " + coverage.missing(),
                        CoveragePicture.of(coverage));
    }

    private static Summary summary(Coverage coverage) {
        return new Summary(
                coverage.key(),
                coverage.elements().size(),
                coverage.taken().size(),
                coverage.percent(),
                coverage.missing());
    }

    private record Summary(String journey, int elements, int taken, int percent, Set<String> missing) {}
}
