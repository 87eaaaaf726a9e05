package io.wayline.journey.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.check.dmn.DmnCheck;
import io.wayline.journey.check.form.FormCheck;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.step.Step;

/** The steps of this application, and the latest of what is deployed. */
@Component
class DeployedCatalogue implements Catalogue {

    private final RepositoryService repository;
    private final ListableBeanFactory beans;

    DeployedCatalogue(RepositoryService repository, ListableBeanFactory beans) {
        this.repository = repository;
        this.beans = beans;
    }

    @Override
    public Optional<StepShape> step(String name) {
        return beans.containsBean(name)
                ? Optional.ofNullable(beans.findAnnotationOnBean(name, Step.class))
                        .map(DeployedCatalogue::shape)
                : Optional.empty();
    }

    private static StepShape shape(Step step) {
        return new StepShape(
                Arrays.stream(step.inputs())
                        .map(input -> new Input(
                                input.name(), input.required(), new LinkedHashSet<>(Arrays.asList(input.choices()))))
                        .toList(),
                Set.of(step.outputs()));
    }

    @Override
    public boolean hasProcess(String key) {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count()
                > 0;
    }

    @Override
    public Optional<Set<String>> decision(String id) {
        var latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(id)
                .latestVersion()
                .singleResult();
        return Optional.ofNullable(latest)
                .map(found -> text(repository.getDecisionModel(found.getId())))
                .flatMap(DmnCheck::outputs);
    }

    /** Forms have no query of their own; a file's name is its form's id. */
    @Override
    public Optional<Set<String>> form(String id) {
        return repository.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
                .flatMap(deployment -> repository.getDeploymentResources(deployment.getId()).stream())
                .filter(resource -> resource.getName().endsWith("/" + id + ".form"))
                .findFirst()
                .map(resource -> text(repository.getResourceAsStreamById(resource.getDeploymentId(), resource.getId())))
                .flatMap(FormCheck::variables);
    }

    private static String text(InputStream bytes) {
        try (bytes) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
