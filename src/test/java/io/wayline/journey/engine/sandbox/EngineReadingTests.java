package io.wayline.journey.engine.sandbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.check.Corpus;
import io.wayline.journey.check.OtherPrograms;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What the check accepts, the engine accepts. */
@DatabaseTest
class EngineReadingTests {

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

        assertThat(check.check(Set.of(file)).errors()).extracting(Finding::rule).containsExactly("engine-refused");

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
