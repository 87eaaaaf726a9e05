package io.wayline.journey.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes at a start of diagrams that were published under other circumstances. */
@DatabaseTest
class DeployedCheckTests {

    private static final Path ONBOARDING = Path.of("processes", "onboarding", "onboarding.bpmn");

    @Autowired
    DeployedCheck check;

    @Autowired
    RepositoryService repository;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void takeThemAway() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void aPublishedDiagramWhoseTemplateHasVanishedStaysOpen() throws IOException {
        published("its-template-is-gone", ">onboarding-welcome<", ">a-template-that-was-there-once<");

        assertThat(check.run()).isZero();

        assertThat(isOpen("its-template-is-gone")).isTrue();
    }

    @Test
    void aPublishedDiagramThatBreaksARuleOfTodayIsSuspended() throws IOException {
        published(
                "its-setting-is-unknown",
                "name=\"template\">onboarding-welcome<",
                "name=\"letter\">onboarding-welcome<");

        assertThat(check.run()).isOne();

        assertThat(isOpen("its-setting-is-unknown")).isFalse();
    }

    private void published(String key, String drawn, String instead) throws IOException {
        var diagram = Files.readString(ONBOARDING);
        assertThat(diagram).contains(drawn);
        var changed = diagram.replace(drawn, instead)
                .replace("process id=\"onboarding\"", "process id=\"%s\"".formatted(key))
                .replace("bpmnElement=\"onboarding\"", "bpmnElement=\"%s\"".formatted(key));
        // as it lies in the database, whatever the first check said of it then
        deployments.add(repository
                .createDeployment()
                .addString(key + ".bpmn", changed)
                .deploy()
                .getId());
    }

    private boolean isOpen(String key) {
        return !repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .isSuspended();
    }
}
