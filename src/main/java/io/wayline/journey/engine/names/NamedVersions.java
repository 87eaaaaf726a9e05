package io.wayline.journey.engine.names;

import java.util.Collection;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.task.UserTasks;
import io.wayline.journey.model.ModelFile;

/** Gives the latest version of each drawing the names that lie beside it. */
@Component
public class NamedVersions {

    private static final Logger log = LoggerFactory.getLogger(NamedVersions.class);

    private final RepositoryService repository;
    private final UserTasks forms;
    private final DeployedNames names;

    NamedVersions(RepositoryService repository, UserTasks forms, DeployedNames names) {
        this.repository = repository;
        this.forms = forms;
        this.names = names;
    }

    /**
     * To be called in the transaction in which the drawings were deployed.
     *
     * @param folder files that are deployed together, drawings and names
     */
    public void name(Collection<ModelFile> folder) {
        for (var drawing : folder) {
            var content = folder.stream()
                    .filter(file -> file.kind() == ModelFile.Kind.NAMES && file.isBeside(drawing))
                    .map(ModelFile::content)
                    .findFirst();
            latest(drawing)
                    .filter(version -> names.put(drawing.kind(), drawing.key(), version, content.orElse(null)))
                    .ifPresent(version -> log.info("{} version {} has new names", drawing.key(), version));
        }
    }

    /** Nothing of what is no drawing. */
    private Optional<Integer> latest(ModelFile drawing) {
        return switch (drawing.kind()) {
            case BPMN ->
                Optional.ofNullable(repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(drawing.key())
                                .latestVersion()
                                .singleResult())
                        .map(ProcessDefinition::getVersion);
            case DMN ->
                Optional.ofNullable(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(drawing.key())
                                .latestVersion()
                                .singleResult())
                        .map(DecisionDefinition::getVersion);
            case FORM -> forms.latestForm(drawing.key());
            case NAMES, TESTS, UNKNOWN -> Optional.empty();
        };
    }
}
