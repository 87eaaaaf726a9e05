package io.wayline.platform.start;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class HealthTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationContext application;

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void tellsEverybodyWhetherAllIsWellAndNothingElse(String group) {
        assertThat(mvc.get().uri("/actuator/health" + group))
                .hasStatusOk()
                .bodyJson()
                .satisfies(answer -> {
                    assertThat(answer).extractingPath("status").isEqualTo("UP");
                    assertThat(answer).doesNotHavePath("components").doesNotHavePath("details");
                });
    }

    @Test
    void asksTheDatabaseTheEngineAndTheLoops() {
        assertThat(application.getBeansOfType(HealthIndicator.class))
                .containsKeys("databaseHealthIndicator", "engineHealthIndicator", "loopsHealth")
                .doesNotContainKey("dbHealthContributor");
        assertThat(mvc.get().uri("/actuator/health/database")).hasStatus(404);
    }
}
