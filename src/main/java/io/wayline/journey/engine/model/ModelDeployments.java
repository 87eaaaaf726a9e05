package io.wayline.journey.engine.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.engine.names.NamedVersions;
import io.wayline.journey.engine.sandbox.DeployedCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.xml.PlainXml;
import io.wayline.journey.model.xml.Words;

/** What the engine holds of drawings: puts new ones into it, and takes journeys out of use. Decides nothing itself. */
@Component
public class ModelDeployments {

    /** Marks deployments of files that come with the product. */
    public static final String SHIPPED = "wayline-shipped";

    private static final Logger log = LoggerFactory.getLogger(ModelDeployments.class);

    private final RepositoryService repository;
    private final NamedVersions names;
    private final DeployedCheck check;
    private final JourneyModels models;
    private final JdbcClient jdbc;

    ModelDeployments(
            RepositoryService repository,
            NamedVersions names,
            DeployedCheck check,
            JourneyModels models,
            JdbcClient jdbc) {
        this.repository = repository;
        this.names = names;
        this.check = check;
        this.models = models;
        this.jdbc = jdbc;
    }

    /**
     * A version as the engine knows it.
     *
     * @param id the engine's id of the definition
     */
    public record Definition(String id, int version) {}

    /**
     * A drawing that was deployed.
     *
     * @param file its path when it was
     */
    public record Deployed(ModelFile file, Definition definition, Instant at) {}

    /**
     * Deploys drawings of one folder together, in the caller's transaction. Each becomes a new version, whatever it says.
     * The engine gets of it what means something; what other programs wrote into it stays in the catalogue alone.
     *
     * @param source says who brings them; one of our own is never looked at by releases that knew no catalogue
     * @return the new versions by the names of their files
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Definition> deploy(String folder, String source, Collection<ModelFile> drawings) {
        var deployment = repository.createDeployment().name(folder).source(source);
        drawings.forEach(drawing -> deployment.addString(drawing.name(), plain(drawing)));
        var result = deployment.deployWithResult();
        var made = new LinkedHashMap<String, Definition>();
        Optional.ofNullable(result.getDeployedProcessDefinitions())
                .orElse(List.of())
                .forEach(process -> {
                    log.info("Journey {} is now at version {}", process.getKey(), process.getVersion());
                    made.put(process.getResourceName(), new Definition(process.getId(), process.getVersion()));
                });
        Optional.ofNullable(result.getDeployedDecisionDefinitions())
                .orElse(List.of())
                .forEach(decision ->
                        made.put(decision.getResourceName(), new Definition(decision.getId(), decision.getVersion())));
        made.putAll(forms(result.getId()));
        return made;
    }

    private static String plain(ModelFile drawing) {
        return switch (drawing.kind()) {
            case BPMN -> PlainXml.of(drawing.text(), Words.DIAGRAM);
            case DMN -> PlainXml.of(drawing.text(), Words.DECISION);
            case FORM, NAMES, TESTS, UNKNOWN -> drawing.text();
        };
    }

    /**
     * Gives the latest version of each drawing the names that lie beside it, in the caller's transaction.
     *
     * @param files drawings, and names
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(Collection<ModelFile> files) {
        names.name(files);
    }

    /** Nobody enters this version of a journey any more; who is on it goes on. In the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String definition) {
        repository.suspendProcessDefinitionById(definition, false, null);
    }

    /** Makes the next look see what was published a moment ago. */
    public void forget() {
        models.forget();
    }

    /** Looks again at what can be entered, by the rules of today; see {@link DeployedCheck}. */
    public void lookAgain() {
        check.run();
    }

    /** Every drawing that came with the product in a deployment of it, the oldest first. */
    public List<Deployed> shipped() {
        var all = new ArrayList<Deployed>();
        for (var deployment : repository
                .createDeploymentQuery()
                .deploymentSource(SHIPPED)
                .orderByDeploymentTime()
                .asc()
                .list()) {
            definitions(deployment.getId())
                    .forEach((file, definition) -> all.add(new Deployed(
                            new ModelFile(file, content(deployment, file)),
                            definition,
                            deployment.getDeploymentTime().toInstant())));
        }
        return all;
    }

    private Map<String, Definition> definitions(String deployment) {
        var found = new LinkedHashMap<String, Definition>();
        for (ProcessDefinition process : repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .list()) {
            found.put(process.getResourceName(), new Definition(process.getId(), process.getVersion()));
        }
        for (DecisionDefinition decision : repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .list()) {
            found.put(decision.getResourceName(), new Definition(decision.getId(), decision.getVersion()));
        }
        found.putAll(forms(deployment));
        return found;
    }

    /** The engine has no query for forms. */
    private Map<String, Definition> forms(String deployment) {
        var found = new LinkedHashMap<String, Definition>();
        jdbc.sql("select id_, resource_name_, version_ from act_re_camformdef where deployment_id_ = ?")
                .param(deployment)
                .query(row -> {
                    found.put(
                            row.getString("resource_name_"),
                            new Definition(row.getString("id_"), row.getInt("version_")));
                });
        return found;
    }

    private String content(Deployment deployment, String file) {
        return jdbc.sql("select bytes_ from act_ge_bytearray where deployment_id_ = ? and name_ = ?")
                .params(deployment.getId(), file)
                .query((row, number) -> new String(row.getBytes("bytes_"), StandardCharsets.UTF_8))
                .single();
    }
}
