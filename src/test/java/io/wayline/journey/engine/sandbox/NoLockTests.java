package io.wayline.journey.engine.sandbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.wayline.journey.check.Corpus;
import io.wayline.journey.model.ModelFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the hostile files that name the trap do to an engine as it comes. {@link RuntimeLockTests} would prove nothing if
 * the trap could not spring.
 */
@Timeout(60)
class NoLockTests {

    private static ProcessEngine engine;

    @BeforeAll
    static void anEngineAsItComes() {
        var beans = new HashMap<Object, Object>();
        JavaDelegate nothing = execution -> {};
        beans.put("trap", new Trap());
        beans.put("assessCustomer", (JavaDelegate)
                customer -> customer.setVariables(Map.of("orders", 7L, "lifecycle", "NEW")));
        beans.put("sendEmail", nothing);
        beans.put("updateCustomer", nothing);
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("without-locks");
        configuration.setJdbcUrl("jdbc:h2:mem:without-locks;DB_CLOSE_DELAY=-1");
        configuration.setBeans(beans);
        configuration.setHistoryTimeToLive("P30D");
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString(
                        "onboarding.bpmn",
                        Corpus.good().stream()
                                .filter(file -> file.name().equals("bpmn/straight.bpmn"))
                                .findFirst()
                                .orElseThrow()
                                .content()
                                .replace("\"straight\"", "\"onboarding\"")
                                .replaceAll("<bpmn:messageEventDefinition[^>]*>", ""))
                .deploy();
    }

    @AfterAll
    static void closed() {
        engine.close();
    }

    static Stream<String> namesTheTrap() {
        return Corpus.hostile().stream()
                .filter(file -> file.content().toLowerCase(Locale.ROOT).contains("trap"))
                .map(ModelFile::name);
    }

    @Test
    void aLoopInADecisionRunsWhereThereIsNoLock() {
        assertThat(SecondLock.of("dmn/cell-some.dmn").outcome()).isEqualTo(Forced.Outcome.STOPPED);
        assertThat(Forced.into(engine, file("dmn/cell-some.dmn"), "anna")).isEqualTo(Forced.Outcome.RAN);
    }

    @ParameterizedTest
    @MethodSource("namesTheTrap")
    void harmIsDoneWhereThereIsNoLock(String name) {
        Trap.set();

        Forced.into(engine, file(name), "anna");

        assertThat(Trap.isSprung()).isEqualTo(SecondLock.of(name).springs());
    }

    private static ModelFile file(String name) {
        return Corpus.hostile().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
