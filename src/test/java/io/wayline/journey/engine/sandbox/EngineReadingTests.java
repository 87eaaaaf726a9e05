package io.wayline.journey.engine.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.check.Corpus;
import io.wayline.journey.check.OtherPrograms;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What the check accepts, the engine accepts. */
@DatabaseTest
class EngineReadingTests {

    /** What is said of each: the rule, the place, and the word that people know. */
    private static final Map<String, String> SAID = Map.of(
            "two-starts-same.bpmn", "engine-listens-twice s2 [hostile.two-starts-same]",
            "cancel-activity-word.bpmn", "engine-value b [maybe]",
            "flow-into-event-sub.bpmn", "engine-into-part fs [incoming]",
            "di-bad-ref.bpmn", "engine-nowhere sh [nowhere]",
            "di-no-bounds.bpmn", "engine-incomplete sh [BPMNShape]",
            "d-dup-rule2.dmn", "engine-twice r1 [r1]");

    @Autowired
    ModelCheck check;

    @Autowired
    EngineReading engine;

    @Autowired
    RepositoryService repository;

    static Stream<String> unreadable() {
        return Corpus.unreadable().stream().map(ModelFile::name);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatTheEngineCannotReadIsRefusedBeforeItIsPublished(String name) {
        var file = Corpus.unreadable().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var before = repository.createDeploymentQuery().count();

        assertThat(check.check(Set.of(file)).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.rule() + " " + error.element() + " " + error.params())
                        .isEqualTo(SAID.get(name)));

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void readsWhatIsGoodAndWhatIsShipped() {
        assertThat(List.of(Corpus.good(), Corpus.shipped(), OtherPrograms.harmless()).stream()
                        .flatMap(List::stream)
                        .flatMap(file -> engine.fault(file).stream()))
                .isEmpty();
    }
}
