package io.wayline.journey;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The id of a version begins with its key, however long a key is that the check takes. */
@DatabaseTest
class DefinitionIdsTests {

    private static final String LONGEST = "a-journey-with-the-longest-name-the-check-takes1";

    @Autowired
    RepositoryService repository;

    private String deployment = "";

    @AfterEach
    void journeyIsGone() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void beginsWithTheKey() {
        assertThat(LONGEST).hasSize(48);

        deployment = repository
                .createDeployment()
                .addModelInstance(
                        LONGEST + ".bpmn",
                        Drawn.journey(LONGEST)
                                .startEvent("Start")
                                .endEvent("End")
                                .done())
                .deploy()
                .getId();

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(LONGEST)
                        .singleResult()
                        .getId())
                .matches(LONGEST + ":1:[a-z2-7]{10}");
    }
}
