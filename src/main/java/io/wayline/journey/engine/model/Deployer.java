package io.wayline.journey.engine.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.names.NamedVersions;
import io.wayline.journey.engine.sandbox.DeployedCheck;
import io.wayline.journey.model.JourneyFolders;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.ModelTexts;

/**
 * Deploys what lies under {@code processes/}, and in each root of {@link JourneyFolders}: each folder is one deployment
 * with a fixed name and source and relative resource names, made anew only when a drawing in the folder changed. Names
 * and cases beside the drawings are no part of it. A restart, from the jar or from classes, makes
 * no new version. Runs when all beans exist, so that every step a diagram names can be found.
 */
@Component
class Deployer implements SmartInitializingSingleton {

    /** Marks deployments of files that come with the product. */
    static final String SOURCE = "wayline-shipped";

    private static final Logger log = LoggerFactory.getLogger(Deployer.class);
    private static final String ROOT = "processes/";
    private static final Set<ModelFile.Kind> BESIDE = Set.of(ModelFile.Kind.NAMES, ModelFile.Kind.TESTS);
    private static final String PAST = "timer-past";

    private final RepositoryService repository;
    private final ResourcePatternResolver files;
    private final JourneyModels models;
    private final ModelCheck check;
    private final ModelTexts texts;
    private final DeployedCheck deployed;
    private final NamedVersions names;
    private final TransactionTemplate transactions;
    private final List<String> roots;

    Deployer(
            RepositoryService repository,
            ResourcePatternResolver files,
            JourneyModels models,
            ModelCheck check,
            ModelTexts texts,
            DeployedCheck deployed,
            NamedVersions names,
            TransactionTemplate transactions,
            Collection<JourneyFolders> more) {
        this.repository = repository;
        this.files = files;
        this.models = models;
        this.check = check;
        this.texts = texts;
        this.deployed = deployed;
        this.names = names;
        this.transactions = transactions;
        this.roots = Stream.concat(Stream.of(ROOT), more.stream().flatMap(each -> each.roots().stream()))
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            deployShipped();
        } catch (IOException unreadable) {
            throw new IllegalStateException("The journeys under %s cannot be read".formatted(roots), unreadable);
        }
    }

    private void deployShipped() throws IOException {
        var folders = new TreeSet<String>();
        var contents = new TreeMap<String, ModelFile>();
        for (var root : roots) {
            for (var file : files.getResources("classpath*:" + root + "*/*")) {
                var name = nameOf(file, root);
                if (name.matches("[a-z0-9-]+/[^/]+\\.(bpmn|dmn|form|(names|tests)\\.yaml)")) {
                    folders.add(name.substring(0, name.indexOf('/')));
                    contents.put(name, new ModelFile(name, file.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
        }
        refuseErrors(contents.values());
        for (var folder : folders) {
            var files = contents.subMap(folder + "/", folder + "0");
            transactions.executeWithoutResult(together -> {
                deploy(folder, files);
                names.name(files.values());
            });
        }
        deployed.run();
        models.forget();
    }

    /** All of them or none: journeys call each other. */
    private void refuseErrors(Collection<ModelFile> contents) {
        var findings = check.check(Set.copyOf(contents));
        findings.warnings().forEach(warning -> log.warn("{}", texts.line(warning, Locale.ENGLISH)));
        // a date that has passed since the file was shipped must not keep the application from starting
        var errors = findings.errors().stream()
                .filter(error -> !PAST.equals(error.rule()))
                .toList();
        if (!errors.isEmpty()) {
            errors.forEach(error -> log.error("{}", texts.line(error, Locale.ENGLISH)));
            throw new IllegalStateException(
                    "The journeys under %s break %d rules, see the log: mend the files and start again"
                            .formatted(roots, errors.size()));
        }
    }

    private void deploy(String folder, SortedMap<String, ModelFile> contents) {
        var deployment =
                repository.createDeployment().name(folder).source(SOURCE).enableDuplicateFiltering(false);
        for (var file : contents.entrySet()) {
            // names and cases are no part of a version: a better word must not make a new one
            if (!BESIDE.contains(file.getValue().kind())) {
                deployment.addString(file.getKey(), file.getValue().content());
            }
        }
        report(folder, deployment.deployWithResult());
    }

    private static void report(String folder, DeploymentWithDefinitions result) {
        var processes = result.getDeployedProcessDefinitions();
        if (processes != null) {
            processes.forEach(
                    process -> log.info("Journey {} is now at version {}", process.getKey(), process.getVersion()));
        } else {
            log.debug("Folder {} is deployed as it is", folder);
        }
    }

    /** The path below the root, the same from a jar and from a folder of classes. */
    private static String nameOf(Resource file, String root) throws IOException {
        var path = file.getURL().toString();
        return path.substring(path.lastIndexOf("/" + root) + root.length() + 1);
    }
}
