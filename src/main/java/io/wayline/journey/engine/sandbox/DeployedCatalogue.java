package io.wayline.journey.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.events.EventSchemas;
import io.wayline.journey.check.dmn.DmnCheck;
import io.wayline.journey.check.form.FormCheck;
import io.wayline.journey.check.outline.Outlines;
import io.wayline.journey.engine.diagram.DeployedDiagrams;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.step.InputChoices;
import io.wayline.journey.step.InputGrammar;
import io.wayline.journey.step.Step;
import io.wayline.staff.Queues;

/** The steps of this application, and the latest of what is deployed. */
@Component
class DeployedCatalogue implements Catalogue {

    private final RepositoryService repository;
    private final ListableBeanFactory beans;
    private final Queues queues;
    private final EventSchemas events;
    private final DeployedDiagrams diagrams;
    private final JdbcClient jdbc;

    /** The text of each version of a decision that was read; a version never changes. */
    private final Map<String, String> tables = new ConcurrentHashMap<>();

    /** What is known of each version of a journey that was read. */
    private final Map<String, Outline> outlines = new ConcurrentHashMap<>();

    DeployedCatalogue(
            RepositoryService repository,
            ListableBeanFactory beans,
            Queues queues,
            EventSchemas events,
            DeployedDiagrams diagrams,
            JdbcClient jdbc) {
        this.repository = repository;
        this.beans = beans;
        this.queues = queues;
        this.events = events;
        this.diagrams = diagrams;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<StepShape> step(String name) {
        return beans.containsBean(name)
                ? Optional.ofNullable(beans.findAnnotationOnBean(name, Step.class))
                        .map(step -> shape(name, step))
                : Optional.empty();
    }

    private StepShape shape(String name, Step step) {
        return new StepShape(
                Arrays.stream(step.inputs())
                        .map(input -> new Input(
                                input.name(),
                                input.required(),
                                new LinkedHashSet<>(Arrays.asList(input.choices())),
                                present(name, input)))
                        .toList(),
                Set.of(step.outputs()),
                Arrays.stream(step.raises())
                        .map(raised -> new Raised(name, raised.type(), raised.onChange()))
                        .collect(Collectors.toUnmodifiableSet()),
                step.withoutCustomer());
    }

    private Set<String> present(String step, Step.Input input) {
        var present = new LinkedHashSet<String>();
        beans.getBeansOfType(InputChoices.class).values().stream()
                .filter(choices ->
                        choices.step().equals(step) && choices.input().equals(input.name()))
                .flatMap(choices -> choices.values().stream().sorted())
                .forEach(present::add);
        return present;
    }

    @Override
    public Optional<InputFault> inputFault(String step, String input, String text, boolean withoutCustomer) {
        return beans.getBeansOfType(InputGrammar.class).values().stream()
                .filter(grammar ->
                        grammar.step().equals(step) && grammar.input().equals(input))
                .flatMap(grammar -> grammar.fault(text, withoutCustomer).stream())
                .map(fault -> new InputFault(fault.rule(), fault.what()))
                .findFirst();
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
    public Collection<Outline> journeys() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(latest -> outline(latest.getId()).stream())
                .toList();
    }

    private Optional<Outline> outline(String version) {
        var known = outlines.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        var read = diagrams.readable(version).map(diagram -> Outlines.of(diagram, this));
        read.ifPresent(outline -> outlines.put(version, outline));
        return read;
    }

    @Override
    public Optional<Set<String>> decision(String id) {
        return table(id).flatMap(DmnCheck::outputs);
    }

    @Override
    public Set<String> decisionInputs(String id) {
        return table(id).map(DmnCheck::inputs).orElse(Set.of());
    }

    @Override
    public Map<String, String> event(String type) {
        return events.fields(type).orElse(Map.of());
    }

    @Override
    public Set<String> eventNeeds(String type) {
        return events.required(type);
    }

    @Override
    public boolean hasQueue(String key) {
        return queues.list().stream().anyMatch(queue -> queue.key().equals(key));
    }

    /** The engine has no query for forms. */
    @Override
    public Optional<Set<String>> form(String id) {
        return jdbc.sql("select deployment_id_, resource_name_ from act_re_camformdef where key_ = ?"
                        + " order by version_ desc fetch first 1 rows only")
                .param(id)
                .query((row, number) -> text(repository.getResourceAsStream(
                        row.getString("deployment_id_"), row.getString("resource_name_"))))
                .optional()
                .flatMap(FormCheck::variables);
    }

    private Optional<String> table(String id) {
        var latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(id)
                .latestVersion()
                .singleResult();
        return Optional.ofNullable(latest)
                .map(found ->
                        tables.computeIfAbsent(found.getId(), version -> text(repository.getDecisionModel(version))));
    }

    private static String text(InputStream bytes) {
        try (bytes) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
